/* resample.h (internal): linear maps of the last dimensions, each along its own axis: resizing and padding by reading.
 *
 * An axis says for every result which elements it is made of, with weights. The gradient is the transposed map, whose
 * gradient is the map again.
 */
#ifndef FL_OPS_RESAMPLE_H
#define FL_OPS_RESAMPLE_H

#include "autograd/graph.h"

typedef struct fl_resample fl_resample;

/* The entries of result i along one axis. */
typedef struct fl_resample_entries {
    int count, room;
    int64_t *index; /* in [0, in) */
    double *weight;
} fl_resample_entries;

struct fl_resample {
    const fl_rule *rule; /* fl_resample__backward, under PyTorch's name */
    int dims;            /* 1 to 3 */
    int64_t in[3], out[3];
    int room; /* the most entries of a result; at most 65536 */
    /* Writes them; `wide`: in double precision, else in float as PyTorch computes them for float32. */
    void (*entries)(const fl_resample *map, int axis, int64_t i, bool wide, fl_resample_entries *e);
    /* What `entries` knows besides. */
    int mode;
    bool align_corners, antialias;
    bool fixed_point; /* of bytes: weights are rounded as PyTorch's of 16 bits are */
    double scale[3];
    int64_t before[3], after[3];
};

/* x, of a floating type or uint8, through the map; `transposed`: through its transpose. A result as an op's. */
fl_tensor *fl_resample__apply(fl_tensor *x, const fl_resample *map, bool transposed, bool keep_format);
void fl_resample__backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out);

#endif
