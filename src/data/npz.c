/* npz.c: NumPy's .npz archives: zip files of .npy entries, packed or not. */
#include <flashlight/data.h>
#include <stdlib.h>

#include "base/error.h"
#include "data/npy.h"
#include "io/zip.h"

static const char ending[] = ".npy";

/* The array of an entry, the caller's; NULL with an error. */
static fl_object *read_entry(const fl_zip *z, const fl_zip_entry *e) {
    uint8_t *data = e->size <= SIZE_MAX - 1 ? malloc((size_t)e->size + 1) : NULL;
    if (!data) return fl_error__no_memory((size_t)e->size);
    fl_tensor *t = NULL;
    if (fl_zip__read(z, e, data)) {
        fl_source s = fl_source__memory(data, (size_t)e->size);
        s.path = e->name;
        t = fl_npy__read(&s);
    }
    fl_object *o = t ? fl_object_tensor(t) : NULL;
    fl_release(t);
    free(data);
    return o;
}

fl_object *fl_load_npz(const char *path) {
    if (fl_failed() || !fl_given(path, "fl_load_npz", "path")) return NULL;
    fl_source s;
    fl_zip z;
    if (!fl_source__open(&s, path)) return NULL;
    fl_object *arrays = NULL;
    if (fl_zip__open(&z, &s)) {
        arrays = fl_object_dict();
        for (size_t i = 0; i < z.count && arrays && !fl_failed(); i++) {
            size_t size = strlen(z.entries[i].name);
            if (size >= strlen(ending) && !strcmp(z.entries[i].name + size - strlen(ending), ending))
                size -= strlen(ending);
            fl_object *array = read_entry(&z, &z.entries[i]);
            if (array) fl_object_set_item(arrays, fl_object_string_of(z.entries[i].name, size), array);
        }
        fl_zip__close(&z);
    }
    fl_source__close(&s);
    if (!fl_failed()) return arrays;
    fl_object_free(arrays);
    fl_io__blame_file(path);
    return NULL;
}

/* ---- Writing ----------------------------------------------------------------------------------------------------- */

static bool add_array(fl_zip_writer *zip, const char *name, fl_tensor *t) {
    char header[FL_NPY_HEADER];
    const size_t size = fl_npy__header(t, header);
    fl_tensor *dense = size ? fl_tensor__contiguous(t) : NULL;
    fl_buffer file = {0}, full = {0};
    bool ok = dense && fl_buffer__add(&full, name, strlen(name)) && fl_buffer__add(&full, ending, sizeof ending) &&
              fl_buffer__add(&file, header, size) &&
              fl_buffer__add(&file, dense->data, (size_t)dense->numel * fl_dtype_size((fl_dtype)dense->dtype));
    ok = ok && fl_zip_writer__add(zip, (const char *)full.data, file.data, file.size);
    fl_buffer__free(&file);
    fl_buffer__free(&full);
    fl_release(dense);
    return ok;
}

bool fl_save_npz(const fl_object *arrays, const char *path) {
    if (fl_failed() || !fl_given(arrays, "fl_save_npz", "arrays") || !fl_given(path, "fl_save_npz", "path"))
        return false;
    if (fl_object_kind_of(arrays) != FL_OBJECT_DICT) {
        fl_fail(FL_TYPE_ERROR, "fl_save_npz: argument 'arrays' must be a dict, not %s",
                fl_object_kind_name(fl_object_kind_of(arrays)));
        return false;
    }
    fl_new_file f;
    if (!fl_new_file__open(&f, path)) return false;
    fl_zip_writer zip = {.sink = &f.sink};
    bool ok = true;
    for (int64_t i = 0; i < fl_object_count(arrays) && ok; i++) {
        const char *name = fl_object_as_string(fl_object_key(arrays, i));
        fl_tensor *t = name ? fl_object_as_tensor(fl_object_item(arrays, i)) : NULL;
        ok = t && add_array(&zip, name, t);
    }
    return fl_new_file__close(&f, fl_zip_writer__end(&zip, ok));
}
