#include <dlfcn.h>
#include <stddef.h>

// As much of libxml2 as StackKit uses: declarations that have been the same since libxml2 2.0. The library is loaded when the
// first reply in XML comes; it brings ICU, and most commands have no use for either.

// The start of libxml2's xmlNode.
typedef struct xml_node {
  void *_Nullable user;
  int type;
  const char *_Nullable name;
  struct xml_node *_Nullable children;
  struct xml_node *_Nullable last;
  struct xml_node *_Nullable parent;
  struct xml_node *_Nullable next;
  struct xml_node *_Nullable previous;
  void *_Nullable document;
  void *_Nullable name_space;
  const char *_Nullable content;
} xml_node;

enum { xml_element = 1, xml_text = 3, xml_cdata = 4 };

// The start of libxml2's xmlError.
typedef struct {
  int domain;
  int code;
  const char *_Nullable message;
  int level;
  const char *_Nullable file;
  int line;
} xml_error;

enum { xml_stopped_by_user = 111 };

// The starts of libxml2's xmlSAXHandler and xmlParserCtxt.
typedef struct {
  void (*_Nullable internal_subset)(void *_Nonnull parser, const char *_Nullable, const char *_Nullable, const char *_Nullable);
} xml_handler;

typedef struct {
  xml_handler *_Nonnull handler;
} xml_parser;

// No network, no words on stderr.
enum { xml_options = 1 << 5 | 1 << 6 | 1 << 11 };

typedef struct {
  void (*_Nonnull start)(void);
  xml_parser *_Nullable (*_Nonnull create)(void);
  void (*_Nonnull release)(xml_parser *_Nonnull);
  void *_Nullable (*_Nonnull read)(
    xml_parser *_Nonnull, const char *_Nonnull, int size, const char *_Nullable url, const char *_Nullable encoding, int options);
  void (*_Nonnull stop)(xml_parser *_Nonnull);
  const xml_error *_Nullable (*_Nonnull last_error)(void *_Nonnull parser);
  xml_node *_Nullable (*_Nonnull root)(void *_Nonnull document);
  void (*_Nonnull release_document)(void *_Nullable document);
} xml_functions;

#define STACKKIT_FIND(field, name) \
  if (!(*(void **)&table.field = dlsym(library, name))) return NULL

// NULL where there is no libxml2. To be called once.
static inline const xml_functions *_Nullable xml_load(void) {
  static xml_functions table;
#ifdef __APPLE__
  void *library = dlopen("/usr/lib/libxml2.2.dylib", RTLD_NOW | RTLD_LOCAL);
#else
  void *library = dlopen("libxml2.so.2", RTLD_NOW | RTLD_LOCAL);
  // Of libxml2 2.14 and later.
  if (!library) library = dlopen("libxml2.so.16", RTLD_NOW | RTLD_LOCAL);
#endif
  if (!library) return NULL;
  STACKKIT_FIND(start, "xmlInitParser");
  STACKKIT_FIND(create, "xmlNewParserCtxt");
  STACKKIT_FIND(release, "xmlFreeParserCtxt");
  STACKKIT_FIND(read, "xmlCtxtReadMemory");
  STACKKIT_FIND(stop, "xmlStopParser");
  STACKKIT_FIND(last_error, "xmlCtxtGetLastError");
  STACKKIT_FIND(root, "xmlDocGetRootElement");
  STACKKIT_FIND(release_document, "xmlFreeDoc");
  table.start();
  return &table;
}

#undef STACKKIT_FIND
