#include <libxml/xmlversion.h>
// Some builds of libxml2 show ICU's headers, which clash with those in Swift's Foundation. They only matter to the
// layout of a struct that is used here through pointers alone.
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/tree.h>
