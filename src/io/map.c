/* map.c: a hash table from addresses to integers: which objects a walk has met, and what they are numbered.
 */
#include "io/map.h"

#include "base/alloc.h"

static uint64_t spread(uint64_t key) {
    key *= 0x9e3779b97f4a7c15u;
    return key ^ key >> 32;
}

static size_t map_place(const fl_map *map, const void *key) {
    size_t mask = map->size - 1, place = (size_t)spread((uintptr_t)key) & mask;
    while (map->keys[place] && map->keys[place] != key) place = (place + 1) & mask;
    return place;
}

int64_t *fl_map__find(const fl_map *map, const void *key) {
    if (!map->size) return NULL;
    size_t place = map_place(map, key);
    return map->keys[place] ? &map->values[place] : NULL;
}

bool fl_map__put(fl_map *map, const void *key, int64_t value) {
    if (2 * (map->count + 1) > map->size) {
        fl_map grown = {.size = map->size ? 2 * map->size : 64, .count = map->count};
        grown.keys = fl_alloc__zeroed(grown.size * sizeof(void *));
        grown.values = fl_alloc__get(grown.size * sizeof(int64_t));
        if (!grown.keys || !grown.values) {
            fl_map__free(&grown);
            return false;
        }
        for (size_t i = 0; i < map->size; i++) {
            if (!map->keys[i]) continue;
            size_t place = map_place(&grown, map->keys[i]);
            grown.keys[place] = map->keys[i];
            grown.values[place] = map->values[i];
        }
        fl_map__free(map);
        *map = grown;
    }
    size_t place = map_place(map, key);
    if (!map->keys[place]) map->count++;
    map->keys[place] = key;
    map->values[place] = value;
    return true;
}

void fl_map__free(fl_map *map) {
    if (map->keys) fl_alloc__put(map->keys, map->size * sizeof(void *));
    if (map->values) fl_alloc__put(map->values, map->size * sizeof(int64_t));
    *map = (fl_map){0};
}
