/* pointwise.c: makes loops over any layout and type of the block functions of pointwise.h. */
#include "kernels/pointwise.h"

#include <string.h>

#include "kernels/kernels.h"

extern const fl_pointwise_kernels fl_pointwise_kernels__baseline;

fl_block_fn fl_pointwise__find(fl_pointwise_id id, fl_dtype dtype) {
    fl_block_fn fn = fl_kernels__active.pointwise->fn[id][dtype];
    return fn ? fn : fl_pointwise_kernels__baseline.fn[id][dtype];
}

/* What one operand may take of the first-level cache at a time. */
#define BLOCK_BYTES 4096

/* Fills `bytes` (rounded up to 64) with copies of one item: what a broadcast operand is for a row. */
static void repeat(char *to, const char *item, int size, int64_t bytes) {
    char line[64];
    memcpy(line, item, (size_t)size);
    for (size_t have = (size_t)size; have < sizeof line; have *= 2) memcpy(line + have, line, have);
    for (int64_t at = 0; at < bytes; at += 64) memcpy(to + at, line, sizeof line);
}

void fl_pointwise__loop(char **data, const int64_t *strides, int64_t n, const void *context) {
    const fl_pointwise_call *call = context;
    const int inputs = call->inputs;
    bool buffered[4], any = false;
    int widest = 1;
    for (int k = 0; k <= inputs; ++k) {
        buffered[k] = call->converts[k] || (strides[k] != call->size[k] && n > 1);
        any |= buffered[k];
        if (call->computed_size[k] > widest) widest = call->computed_size[k];
    }
    if (!any) {
        call->fn(data[0], (const void *const *)(data + 1), n, &call->params);
        return;
    }
    _Alignas(64) char buffers[4][BLOCK_BYTES];
    const int64_t block = BLOCK_BYTES / widest;
    char *items[4] = {data[0], data[1], inputs > 1 ? data[2] : NULL, inputs > 2 ? data[3] : NULL};
    for (int k = 0; k <= inputs; ++k)
        if (buffered[k]) items[k] = buffers[k];
    for (int64_t done = 0; done < n; done += block) {
        const int64_t count = n - done < block ? n - done : block;
        for (int k = 1; k <= inputs; ++k) {
            if (!buffered[k])
                items[k] = data[k] + done * strides[k];
            else if (strides[k] == 0 && done > 0) /* a broadcast item fills its buffer once */
                continue;
            else if (strides[k] == 0 && !call->converts[k])
                repeat(buffers[k], data[k], call->size[k], count * call->size[k]);
            else
                call->move[k](buffers[k], call->computed_size[k], data[k] + done * strides[k], strides[k], count);
        }
        if (!buffered[0]) items[0] = data[0] + done * strides[0];
        call->fn(items[0], (const void *const *)(items + 1), count, &call->params);
        if (buffered[0])
            call->move[0](data[0] + done * strides[0], strides[0], buffers[0], call->computed_size[0], count);
    }
}
