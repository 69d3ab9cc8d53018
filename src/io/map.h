/* map.h (internal): a map from addresses to integers. {0} is an empty one.
 */
#ifndef FL_IO_MAP_H
#define FL_IO_MAP_H

#include "base/thread.h"

typedef struct fl_map {
    const void **keys;
    int64_t *values;
    size_t size, count; /* size: a power of two, or 0 */
} fl_map;

/* The value's place, NULL where the key is absent. Valid until the next put. */
int64_t *fl_map__find(const fl_map *map, const void *key);
/* Adds or replaces. False and FL_MEMORY_ERROR where there is no memory. */
bool fl_map__put(fl_map *map, const void *key, int64_t value);
void fl_map__free(fl_map *map);

#endif
