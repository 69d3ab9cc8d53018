/* order.c: keys and the sorts over them: insertion for a few, merging for some, radix by bytes for many.
 */
#include "ops/order.h"

#include "base/half.h"

static inline uint64_t key_of_float(float x) {
    uint32_t bits = fl_half__bits(x);
    if (x != x) return UINT32_MAX;
    if (x == 0) return 0x80000000u;
    return bits >> 31 ? ~bits : bits | 0x80000000u;
}

static inline uint64_t key_of_double(double x) {
    uint64_t bits;
    memcpy(&bits, &x, sizeof(bits));
    if (x != x) return UINT64_MAX;
    if (x == 0) return (uint64_t)1 << 63;
    return bits >> 63 ? ~bits : bits | (uint64_t)1 << 63;
}

static inline uint64_t key_of_int(int64_t x) { return (uint64_t)x ^ (uint64_t)1 << 63; }

#define KEYS(TYPE, KEY) \
    for (int64_t i = 0; i < n; i++) keys[i] = flip ^ KEY(*(const TYPE *)(const void *)(data + i * stride));

#define KEY_OF_F16(x) key_of_float(fl_half__from_f16(x))
#define KEY_OF_BF16(x) key_of_float(fl_half__from_bf16(x))
#define KEY_OF_BOOL(x) key_of_int((x) != 0)

void fl_order__keys(uint64_t *keys, const char *data, int64_t stride, fl_dtype dtype, int64_t n, bool descending) {
    const uint64_t flip = descending ? UINT64_MAX : 0;
    switch (dtype) {
        case FL_BOOL:
            KEYS(uint8_t, KEY_OF_BOOL) return;
        case FL_UINT8:
            KEYS(uint8_t, key_of_int) return;
        case FL_INT8:
            KEYS(int8_t, key_of_int) return;
        case FL_INT16:
            KEYS(int16_t, key_of_int) return;
        case FL_INT32:
            KEYS(int32_t, key_of_int) return;
        case FL_INT64:
            KEYS(int64_t, key_of_int) return;
        case FL_FLOAT16:
            KEYS(uint16_t, KEY_OF_F16) return;
        case FL_BFLOAT16:
            KEYS(uint16_t, KEY_OF_BF16) return;
        case FL_FLOAT64:
            KEYS(double, key_of_double) return;
        default:
            KEYS(float, key_of_float) return;
    }
}

uint64_t fl_order__nan(fl_dtype dtype) {
    return dtype == FL_FLOAT64 ? UINT64_MAX : fl_is_float(dtype) ? UINT32_MAX : 0;
}

static void insertion(uint64_t *keys, int64_t *places, int64_t n) {
    for (int64_t i = 1; i < n; i++) {
        uint64_t key = keys[i];
        int64_t place = places[i], j = i;
        for (; j > 0 && keys[j - 1] > key; j--) {
            keys[j] = keys[j - 1];
            places[j] = places[j - 1];
        }
        keys[j] = key;
        places[j] = place;
    }
}

#define RUN 16

static void merging(uint64_t *keys, int64_t *places, uint64_t *spare_keys, int64_t *spare_places, int64_t n) {
    for (int64_t i = 0; i < n; i += RUN) insertion(keys + i, places + i, n - i < RUN ? n - i : RUN);
    uint64_t *from = keys, *to = spare_keys;
    int64_t *from_places = places, *to_places = spare_places;
    for (int64_t width = RUN; width < n; width *= 2) {
        for (int64_t begin = 0; begin < n; begin += 2 * width) {
            int64_t middle = begin + width < n ? begin + width : n, end = middle + width < n ? middle + width : n;
            int64_t i = begin, j = middle;
            for (int64_t k = begin; k < end; k++) {
                bool left = i < middle && (j >= end || from[i] <= from[j]);
                int64_t take = left ? i++ : j++;
                to[k] = from[take];
                to_places[k] = from_places[take];
            }
        }
        uint64_t *kept = from;
        int64_t *kept_places = from_places;
        from = to;
        from_places = to_places;
        to = kept;
        to_places = kept_places;
    }
    if (from != keys) {
        memcpy(keys, from, (size_t)n * sizeof(*keys));
        memcpy(places, from_places, (size_t)n * sizeof(*places));
    }
}

/* Over the bytes in which keys differ once the least is taken from all. */
static void radix(uint64_t *keys, int64_t *places, uint64_t *spare_keys, int64_t *spare_places, int64_t n) {
    uint64_t low = keys[0], high = keys[0];
    for (int64_t i = 1; i < n; i++) {
        low = keys[i] < low ? keys[i] : low;
        high = keys[i] > high ? keys[i] : high;
    }
    int bytes = 0;
    for (uint64_t span = high - low; span; span >>= 8) bytes++;
    uint64_t *from = keys, *to = spare_keys;
    int64_t *from_places = places, *to_places = spare_places;
    for (int b = 0; b < bytes; b++) {
        int64_t starts[256] = {0}, at = 0;
        for (int64_t i = 0; i < n; i++) starts[(from[i] - low) >> 8 * b & 255]++;
        for (int v = 0; v < 256; v++) {
            const int64_t count = starts[v];
            starts[v] = at;
            at += count;
        }
        for (int64_t i = 0; i < n; i++) {
            const int64_t j = starts[(from[i] - low) >> 8 * b & 255]++;
            to[j] = from[i];
            to_places[j] = from_places[i];
        }
        uint64_t *kept = from;
        int64_t *kept_places = from_places;
        from = to;
        from_places = to_places;
        to = kept;
        to_places = kept_places;
    }
    if (from != keys) {
        memcpy(keys, from, (size_t)n * sizeof(*keys));
        memcpy(places, from_places, (size_t)n * sizeof(*places));
    }
}

void fl_order__sort(uint64_t *keys, int64_t *places, uint64_t *spare_keys, int64_t *spare_places, int64_t n) {
    if (n <= 2 * RUN)
        insertion(keys, places, n);
    else if (n <= 96)
        merging(keys, places, spare_keys, spare_places, n);
    else
        radix(keys, places, spare_keys, spare_places, n);
}

static bool row_less_equal(const uint64_t *a, const uint64_t *b, int64_t m) {
    for (int64_t i = 0; i < m; i++)
        if (a[i] != b[i]) return a[i] < b[i];
    return true;
}

void fl_order__sort_rows(const uint64_t *keys, int64_t m, int64_t *places, int64_t *spare, int64_t n) {
    int64_t *from = places, *to = spare;
    for (int64_t width = 1; width < n; width *= 2) {
        for (int64_t begin = 0; begin < n; begin += 2 * width) {
            int64_t middle = begin + width < n ? begin + width : n, end = middle + width < n ? middle + width : n;
            int64_t i = begin, j = middle;
            for (int64_t k = begin; k < end; k++) {
                bool left = i < middle && (j >= end || row_less_equal(keys + from[i] * m, keys + from[j] * m, m));
                to[k] = left ? from[i++] : from[j++];
            }
        }
        int64_t *kept = from;
        from = to;
        to = kept;
    }
    if (from != places) memcpy(places, from, (size_t)n * sizeof(*places));
}
