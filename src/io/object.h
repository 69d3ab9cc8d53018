/* object.h (internal): the layout of fl_objects, for the pickle machine and the hosts' converters.
 */
#ifndef FL_IO_OBJECT_H
#define FL_IO_OBJECT_H

#include <flashlight/io.h>
#include <stdatomic.h>

#include "base/thread.h"
#include "io/map.h"

/* Trees deeper than this are neither written nor read, so that whoever walks one may recurse. */
#define FL_OBJECT_DEPTH 1000

struct fl_object {
    _Atomic int32_t refs;
    uint8_t kind;
    uint8_t role;       /* of a GLOBAL: what the pickle machine knows it as (pickle.h); of a DICT: fl_dict_class; of
                           a STORAGE, whose as.tensor is of bytes: the dtype */
    size_t block_bytes; /* what this block was allocated with, text included */
    fl_object *type;    /* INSTANCE and CALL: the GLOBAL; TENSOR: that of a subclass, else NULL */
    fl_object *state;
    fl_object *link; /* while being freed: the next to free */
    union {
        int64_t integer;
        double real[2];
        size_t text_size; /* the text stands behind the struct, with a NUL after it */
        struct {
            fl_object **items; /* a dict's: key, value, key, value, ... */
            int64_t count, capacity;
            uint32_t *index; /* dicts and sets past a few entries: open addressing, entry + 1, 0: free */
            uint32_t index_size;
        } list;
        fl_tensor *tensor;
        fl_dtype dtype;
    } as;
};

typedef enum fl_dict_class { FL_DICT_PLAIN, FL_DICT_ORDERED, FL_DICT_COUNTER } fl_dict_class;

static inline char *fl_object__text(const fl_object *o) { return (char *)(o + 1); }
static inline bool fl_object__is_list(const fl_object *o) {
    return (o->kind >= FL_OBJECT_LIST && o->kind <= FL_OBJECT_FROZENSET) || o->kind == FL_OBJECT_SIZE;
}

fl_object *fl_object__new(fl_object_kind kind);
/* Room for `size` bytes of text behind it, to be filled by the caller. */
fl_object *fl_object__new_text(fl_object_kind kind, size_t size);
/* Item j of the raw array: a dict's keys and values alternate, an instance has four (NULL where absent). */
static inline int64_t fl_object__raw_count(const fl_object *o) {
    if (fl_object__is_list(o)) return o->as.list.count;
    if (o->kind == FL_OBJECT_DICT) return 2 * o->as.list.count;
    return o->kind == FL_OBJECT_INSTANCE || o->kind == FL_OBJECT_CALL ? 4 : 0;
}
/* Puts `item` at an instance's place (0 to 3); takes it over. */
void fl_object__put(fl_object *instance, int place, fl_object *item);
/* Whether `text` is UTF-8; surrogates pass. */
bool fl_object__is_utf8(const char *text, size_t size);
/* A character as UTF-8 into `out` (4 bytes); how many it took. */
size_t fl_object__put_utf8(char *out, uint32_t character);

/* The longest way down from `root`, counting it; 0 with an error: out of memory, deeper than FL_OBJECT_DEPTH, or (with
 * `cycle` NULL) an object that holds itself. With `cycle`, tells whether there is one; the way then ends there. Every
 * container met becomes a key of `met`, where it is not NULL. */
int fl_object__depth(const fl_object *root, bool *cycle, fl_map *met);
/* Gives back one reference to each of `objects` (NULL entries are skipped), having emptied them first, so that those
 * that hold one another are freed. */
void fl_object__discard(fl_object **objects, size_t count);
/* Empties every container below `root`, so that a graph with cycles can be freed, and gives the reference back. */
void fl_object__free_graph(fl_object *root);

/* Random bytes for hash seeds, temporary names and ids. */
uint64_t fl_io__random(void);

#endif
