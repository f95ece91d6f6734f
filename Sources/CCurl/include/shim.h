#define CURL_DISABLE_TYPECHECK
#include <curl/curl.h>
#include <stdint.h>

// libcurl is loaded by the first call, which must be curl_global_init: it brings forty other libraries, and most commands need no
// network. The functions of curl.h that are not defined in curl.c cannot be used.

// Swift does not import functions with variable arguments: one function for each type of argument.

CURLcode curl_set_long(CURL *handle, CURLoption option, long value);
CURLcode curl_set_offset(CURL *handle, CURLoption option, int64_t value);
CURLcode curl_set_string(CURL *handle, CURLoption option, const char *value);
CURLcode curl_set_pointer(CURL *handle, CURLoption option, void *value);
CURLcode curl_set_list(CURL *handle, CURLoption option, struct curl_slist *value);
CURLcode curl_set_read(CURL *handle, curl_read_callback function);
CURLcode curl_set_seek(CURL *handle, curl_seek_callback function);
CURLcode curl_set_write(CURL *handle, CURLoption option, curl_write_callback function);
CURLcode curl_set_progress(CURL *handle, curl_xferinfo_callback function);
CURLcode curl_set_prerequest(CURL *handle, curl_prereq_callback function);

// Constants that are enumerations in one version of libcurl and macros in another.
static const long curl_tls_1_2_or_later = CURL_SSLVERSION_TLSv1_2;
static const long curl_http_1_1 = CURL_HTTP_VERSION_1_1;

// The result of the one transfer in `multi`, if it has ended.
int curl_multi_result(CURLM *multi, CURLcode *result);
