#include <dlfcn.h>
#include <stddef.h>

// As much of OpenSSL's libcrypto as StackKit uses. It comes with libcurl, but its headers do not: the library is loaded when it
// is first needed.

// OpenSSL's SHA256_CTX, which has 112 bytes: numbers only, so that a copy is a hash of its own.
typedef struct {
  unsigned long long words[32];
} libcrypto_sha256;

// They return 1, or 0 where the digest is not allowed.
typedef struct {
  int (*_Nonnull begin)(libcrypto_sha256 *_Nonnull);
  int (*_Nonnull update)(libcrypto_sha256 *_Nonnull, const void *_Nullable, size_t);
  int (*_Nonnull finish)(unsigned char *_Nonnull digest, libcrypto_sha256 *_Nonnull);
} libcrypto_functions;

// NULL where there is no libcrypto. To be called once.
static inline const libcrypto_functions *_Nullable libcrypto_load(void) {
  static libcrypto_functions table;
  // The one that libcurl has loaded, and otherwise the newest.
  static const char *const names[] = {"libcrypto.so.4", "libcrypto.so.3", "libcrypto.so.1.1"};
  static const size_t count = sizeof names / sizeof *names;
  void *library = NULL;
  for (size_t i = 0; i < count && !library; i++) library = dlopen(names[i], RTLD_NOW | RTLD_LOCAL | RTLD_NOLOAD);
  for (size_t i = 0; i < count && !library; i++) library = dlopen(names[i], RTLD_NOW | RTLD_LOCAL);
  if (!library) return NULL;
  if (!(*(void **)&table.begin = dlsym(library, "SHA256_Init"))) return NULL;
  if (!(*(void **)&table.update = dlsym(library, "SHA256_Update"))) return NULL;
  if (!(*(void **)&table.finish = dlsym(library, "SHA256_Final"))) return NULL;
  return &table;
}
