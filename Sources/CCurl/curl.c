// Symbols of this name must stay in the program: libcurl itself calls functions of the same name.
#pragma GCC visibility push(hidden)
#include "shim.h"
#pragma GCC visibility pop

#include <dlfcn.h>

// Each function of libcurl that StackKit uses, with its type.
static struct {
  CURLcode (*global_init)(long);
  CURL *(*easy_init)(void);
  void (*easy_cleanup)(CURL *);
  void (*easy_reset)(CURL *);
  CURLcode (*easy_setopt)(CURL *, CURLoption, ...);
  const char *(*easy_strerror)(CURLcode);
  CURLM *(*multi_init)(void);
  CURLMcode (*multi_cleanup)(CURLM *);
  CURLMcode (*multi_add_handle)(CURLM *, CURL *);
  CURLMcode (*multi_remove_handle)(CURLM *, CURL *);
  CURLMcode (*multi_perform)(CURLM *, int *);
  CURLMcode (*multi_poll)(CURLM *, struct curl_waitfd *, unsigned int, int, int *);
  CURLMcode (*multi_wakeup)(CURLM *);
  CURLMsg *(*multi_info_read)(CURLM *, int *);
  struct curl_slist *(*slist_append)(struct curl_slist *, const char *);
  void (*slist_free_all)(struct curl_slist *);
} curl;

#define FIND(name) \
  if (!(*(void **)&curl.name = dlsym(library, "curl_" #name))) return CURLE_FAILED_INIT

CURLcode curl_global_init(long flags) {
#ifdef __APPLE__
  void *library = dlopen("/usr/lib/libcurl.4.dylib", RTLD_NOW | RTLD_LOCAL);
#else
  void *library = dlopen("libcurl.so.4", RTLD_NOW | RTLD_LOCAL);
#endif
  if (!library) return CURLE_FAILED_INIT;
  FIND(global_init);
  FIND(easy_init);
  FIND(easy_cleanup);
  FIND(easy_reset);
  FIND(easy_setopt);
  FIND(easy_strerror);
  FIND(multi_init);
  FIND(multi_cleanup);
  FIND(multi_add_handle);
  FIND(multi_remove_handle);
  FIND(multi_perform);
  FIND(multi_poll);
  FIND(multi_wakeup);
  FIND(multi_info_read);
  FIND(slist_append);
  FIND(slist_free_all);
  return curl.global_init(flags);
}

CURL *curl_easy_init(void) { return curl.easy_init(); }
void curl_easy_cleanup(CURL *handle) { curl.easy_cleanup(handle); }
void curl_easy_reset(CURL *handle) { curl.easy_reset(handle); }
const char *curl_easy_strerror(CURLcode code) { return curl.easy_strerror(code); }
CURLM *curl_multi_init(void) { return curl.multi_init(); }
CURLMcode curl_multi_cleanup(CURLM *multi) { return curl.multi_cleanup(multi); }
CURLMcode curl_multi_add_handle(CURLM *multi, CURL *handle) { return curl.multi_add_handle(multi, handle); }
CURLMcode curl_multi_remove_handle(CURLM *multi, CURL *handle) { return curl.multi_remove_handle(multi, handle); }
CURLMcode curl_multi_perform(CURLM *multi, int *running) { return curl.multi_perform(multi, running); }
CURLMcode curl_multi_wakeup(CURLM *multi) { return curl.multi_wakeup(multi); }
struct curl_slist *curl_slist_append(struct curl_slist *list, const char *text) { return curl.slist_append(list, text); }
void curl_slist_free_all(struct curl_slist *list) {
  if (list) curl.slist_free_all(list);
}

CURLMcode curl_multi_poll(CURLM *multi, struct curl_waitfd extra[], unsigned int count, int timeout, int *ready) {
  return curl.multi_poll(multi, extra, count, timeout, ready);
}

CURLcode curl_set_long(CURL *handle, CURLoption option, long value) { return curl.easy_setopt(handle, option, value); }

CURLcode curl_set_offset(CURL *handle, CURLoption option, int64_t value) {
  return curl.easy_setopt(handle, option, (curl_off_t)value);
}

CURLcode curl_set_string(CURL *handle, CURLoption option, const char *value) {
  return curl.easy_setopt(handle, option, value);
}

CURLcode curl_set_pointer(CURL *handle, CURLoption option, void *value) {
  return curl.easy_setopt(handle, option, value);
}

CURLcode curl_set_list(CURL *handle, CURLoption option, struct curl_slist *value) {
  return curl.easy_setopt(handle, option, value);
}

CURLcode curl_set_read(CURL *handle, curl_read_callback function) {
  return curl.easy_setopt(handle, CURLOPT_READFUNCTION, function);
}

CURLcode curl_set_seek(CURL *handle, curl_seek_callback function) {
  return curl.easy_setopt(handle, CURLOPT_SEEKFUNCTION, function);
}

CURLcode curl_set_write(CURL *handle, CURLoption option, curl_write_callback function) {
  return curl.easy_setopt(handle, option, function);
}

CURLcode curl_set_progress(CURL *handle, curl_xferinfo_callback function) {
  return curl.easy_setopt(handle, CURLOPT_XFERINFOFUNCTION, function);
}

CURLcode curl_set_prerequest(CURL *handle, curl_prereq_callback function) {
  return curl.easy_setopt(handle, CURLOPT_PREREQFUNCTION, function);
}

int curl_multi_result(CURLM *multi, CURLcode *result) {
  int left;
  CURLMsg *message = curl.multi_info_read(multi, &left);
  if (!message || message->msg != CURLMSG_DONE) return 0;
  *result = message->data.result;
  return 1;
}
