/* pool.c: a stand-in without threads. */
#include "base/pool.h"
void fl_pool__for(int64_t n, int64_t grain, fl_range_fn fn, void *context) {
    if (grain < 1) grain = 1;
    for (int64_t begin = 0; begin < n; begin += grain) fn(context, begin, n - begin < grain ? n : begin + grain);
}
int64_t fl_pool__grain(int64_t n, int64_t cost) {
    (void)n;
    return 32768 / (cost < 1 ? 1 : cost) + 1;
}
int fl_get_num_threads(void) { return 1; }
bool fl_set_num_threads(int n) { return n >= 1; }
