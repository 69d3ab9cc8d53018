/* data.h: batches for training loops.
 *
 *     fl_loader_options o = FL_LOADER_OPTIONS;
 *     o.batch_size = 64;
 *     o.shuffle = true;
 *     fl_loader *loader = fl_loader_new(images, labels, &o);
 *     for (int epoch = 0; epoch < 10; epoch++)
 *         for (fl_batch b; fl_loader_next(loader, &b);) ...
 *
 * What does not fit into memory, or has to be read or changed on the way, comes sample by sample from a function:
 * fl_loader_over.
 *
 * Shuffling gives the order that PyTorch's DataLoader(TensorDataset(...), shuffle=True) gives for the same seed.
 */
#ifndef FLASHLIGHT_DATA_H
#define FLASHLIGHT_DATA_H

#include <flashlight/io.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct fl_loader fl_loader;

typedef struct fl_loader_options {
    int64_t batch_size;
    bool shuffle;
    bool drop_last;
} fl_loader_options;
#define FL_LOADER_OPTIONS \
    { 1, false, false }

typedef struct fl_batch {
    fl_tensor *input;  /* [n, ...] */
    fl_tensor *target; /* [n, ...]; NULL where the loader has no targets */
    int64_t size;      /* n */
} fl_batch;

/* Rows (dimension 0) of `inputs` with those of `targets` (may be NULL). Keeps both alive. Errors: FL_VALUE_ERROR for
 * sizes that differ or a batch_size below 1. */
FL_API fl_loader *fl_loader_new(fl_tensor *inputs, fl_tensor *targets, const fl_loader_options *options);
/* Samples by number: sets *input, and *target where there are targets, to those of sample `index`, results as an op's,
 * and returns true, or false after an error (fl_fail). The samples of a batch have one shape and type each. */
typedef bool (*fl_sample_fn)(int64_t index, fl_tensor **input, fl_tensor **target, void *context);
typedef struct fl_dataset {
    int64_t size;
    fl_sample_fn sample; /* called by fl_loader_next, in the order of the epoch, in a scope of the library's */
    void *context;
    void (*release)(void *context); /* with the loader, or at once after an error; may be NULL */
} fl_dataset;

/* Batches of a dataset's samples, stacked. Copies `dataset`. Errors: FL_VALUE_ERROR for a negative size or a batch_size
 * below 1. */
FL_API fl_loader *fl_loader_over(const fl_dataset *dataset, const fl_loader_options *options);
/* The next batch; false at the end of an epoch (the next call starts another) and after an error. The loader owns the
 * batch's tensors until the next call; fl_keep them to hold on. NULL for the loader is an error. */
FL_API bool fl_loader_next(fl_loader *loader, fl_batch *batch);
/* Batches in an epoch. */
FL_API int64_t fl_loader_batches(const fl_loader *loader);
FL_API void fl_loader_free(fl_loader *loader);

/* An array from a NumPy .npy file, as a row-major tensor. Errors: FL_FILE_NOT_FOUND_ERROR, FL_OS_ERROR, FL_VALUE_ERROR
 * for a damaged file or a dtype that tensors do not have. */
FL_API fl_tensor *fl_load_npy(const char *path);
FL_API bool fl_save_npy(fl_tensor *t, const char *path);
/* The arrays of a .npz archive (numpy.savez, savez_compressed) as a dict of names to tensors, by name. Errors:
 * FL_FILE_NOT_FOUND_ERROR, FL_OS_ERROR, FL_UNPICKLING_ERROR for a damaged archive or an array that no tensor can be. */
FL_API fl_object *fl_load_npz(const char *path);
/* Writes a dict of names to tensors as one, not packed. Errors: FL_TYPE_ERROR for other keys and values. */
FL_API bool fl_save_npz(const fl_object *arrays, const char *path);

#ifdef __cplusplus
}
#endif
#endif
