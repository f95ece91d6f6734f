#include <dlfcn.h>
#include <stddef.h>
#include <stdint.h>

// As much of zlib and zstd as StackKit uses. Both come with libcurl, but their headers do not: the libraries are loaded when
// they are first needed.

// zlib's z_stream.
typedef struct {
  const uint8_t *next_in;
  unsigned int avail_in;
  unsigned long total_in;
  uint8_t *next_out;
  unsigned int avail_out;
  unsigned long total_out;
  const char *message;
  void *state;
  void *allocate;
  void *release;
  void *opaque;
  int data_type;
  unsigned long checksum;
  unsigned long reserved;
} zlib_stream;

typedef struct {
  const char *_Nonnull (*_Nonnull version)(void);
  int (*_Nonnull inflate_init)(zlib_stream *_Nonnull, int window, const char *_Nonnull version, int size);
  int (*_Nonnull inflate)(zlib_stream *_Nonnull, int flush);
  int (*_Nonnull inflate_reset)(zlib_stream *_Nonnull);
  int (*_Nonnull inflate_end)(zlib_stream *_Nonnull);
  int (*_Nonnull deflate_init)(
    zlib_stream *_Nonnull, int level, int method, int window, int memory, int strategy, const char *_Nonnull version,
    int size);
  int (*_Nonnull deflate_dictionary)(zlib_stream *_Nonnull, const uint8_t *_Nullable, unsigned int);
  int (*_Nonnull deflate)(zlib_stream *_Nonnull, int flush);
  int (*_Nonnull deflate_reset)(zlib_stream *_Nonnull);
  int (*_Nonnull deflate_end)(zlib_stream *_Nonnull);
  unsigned long (*_Nonnull crc32)(unsigned long, const uint8_t *_Nullable, unsigned int);
} zlib_functions;

enum { zlib_ok = 0, zlib_stream_end = 1, zlib_buffer_error = -5, zlib_no_flush = 0, zlib_sync_flush = 2, zlib_finish = 4 };

// zstd's ZSTD_inBuffer and ZSTD_outBuffer.
typedef struct {
  const void *bytes;
  size_t size;
  size_t position;
} zstd_input;

typedef struct {
  void *bytes;
  size_t size;
  size_t position;
} zstd_output;

typedef struct {
  void *_Nullable (*_Nonnull create)(void);
  size_t (*_Nonnull release)(void *_Nullable);
  size_t (*_Nonnull decompress)(void *_Nonnull, zstd_output *_Nonnull, zstd_input *_Nonnull);
  unsigned (*_Nonnull is_error)(size_t);
  const char *_Nonnull (*_Nonnull error_name)(size_t);
} zstd_functions;

#define STACKKIT_FIND(field, name) \
  if (!(*(void **)&table.field = dlsym(library, name))) return NULL

// NULL where there is no zlib. To be called once.
static inline const zlib_functions *_Nullable zlib_load(void) {
  static zlib_functions table;
#ifdef __APPLE__
  void *library = dlopen("/usr/lib/libz.1.dylib", RTLD_NOW | RTLD_LOCAL);
#else
  void *library = dlopen("libz.so.1", RTLD_NOW | RTLD_LOCAL);
#endif
  if (!library) return NULL;
  STACKKIT_FIND(version, "zlibVersion");
  STACKKIT_FIND(inflate_init, "inflateInit2_");
  STACKKIT_FIND(inflate, "inflate");
  STACKKIT_FIND(inflate_reset, "inflateReset");
  STACKKIT_FIND(inflate_end, "inflateEnd");
  STACKKIT_FIND(deflate_init, "deflateInit2_");
  STACKKIT_FIND(deflate_dictionary, "deflateSetDictionary");
  STACKKIT_FIND(deflate, "deflate");
  STACKKIT_FIND(deflate_reset, "deflateReset");
  STACKKIT_FIND(deflate_end, "deflateEnd");
  STACKKIT_FIND(crc32, "crc32");
  return &table;
}

// NULL where there is no zstd. To be called once.
static inline const zstd_functions *_Nullable zstd_load(void) {
  static zstd_functions table;
#ifdef __APPLE__
  // Homebrew's places on both of Apple's processors.
  void *library = dlopen("/opt/homebrew/lib/libzstd.1.dylib", RTLD_NOW | RTLD_LOCAL);
  if (!library) library = dlopen("/usr/local/lib/libzstd.1.dylib", RTLD_NOW | RTLD_LOCAL);
#else
  void *library = dlopen("libzstd.so.1", RTLD_NOW | RTLD_LOCAL);
#endif
  if (!library) return NULL;
  STACKKIT_FIND(create, "ZSTD_createDStream");
  STACKKIT_FIND(release, "ZSTD_freeDStream");
  STACKKIT_FIND(decompress, "ZSTD_decompressStream");
  STACKKIT_FIND(is_error, "ZSTD_isError");
  STACKKIT_FIND(error_name, "ZSTD_getErrorName");
  return &table;
}

#undef STACKKIT_FIND
