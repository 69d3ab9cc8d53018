/* A fuzz target for everything that a .pth file goes through (the zip archive, the pickle machine, the old format), and
 * for safetensors.
 *
 *     clang -g -O1 -fsanitize=fuzzer,address,undefined -Iinclude -Isrc tests/fuzz/fuzz_pth.c \
 *         $(find src -name '*.c') -lm -lpthread -lz -o /tmp/fuzz_pth
 *     /tmp/fuzz_pth -max_len=65536 corpus tests/data
 *
 * The first byte chooses: a file as it is; a pickle in a fresh archive, which gets past the checksums; a bare pickle
 * with every class allowed; a safetensors file. What loads is saved and must load again.
 */
#include <flashlight/io.h>
#include <stdlib.h>

#include "io/load.h"
#include "io/pickle.h"
#include "io/safetensors.h"
#include "io/zip.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bool allow_all(const char *module, const char *name, void *context) {
    (void)module, (void)name, (void)context;
    return true;
}

static void check(fl_object *tree, const fl_load_options *options) {
    if (!tree) return;
    void *saved = NULL;
    size_t size = 0;
    if (fl_save_memory(tree, &saved, &size)) {
        bool cyclic;
        fl_object *again = fl_load__open(NULL, saved, size, options, &cyclic, NULL);
        if (!again) {
            fl_error_report(stderr);
            abort();
        }
        fl_object__free_graph(again);
    }
    free(saved);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static const fl_load_options all = {.allow = allow_all};
    static const char storage[64] = {1, 2, 3};
    if (!size) return 0;
    int mode = data[0] % 4;
    data++;
    size--;
    bool cyclic = false;
    fl_object *tree = NULL;
    if (mode == 0) {
        tree = fl_load__open(NULL, data, size, &all, &cyclic, NULL);
    } else if (mode == 1) {
        fl_buffer archive = {0};
        fl_sink sink = fl_sink__buffer(&archive);
        fl_zip_writer zip = {.sink = &sink};
        bool ok = fl_zip_writer__add(&zip, "a/data.pkl", data, size) &&
                  fl_zip_writer__add(&zip, "a/data/0", storage, 24) &&
                  fl_zip_writer__add(&zip, "a/data/1", storage, 12) && fl_zip_writer__end(&zip, true);
        if (ok) tree = fl_load__open(NULL, archive.data, archive.size, &all, &cyclic, NULL);
        fl_buffer__free(&archive);
    } else if (mode == 2) {
        fl_unpickler u = {.data = data, .size = size, .allow = allow_all};
        tree = fl_unpickler__run(&u, &cyclic);
    } else {
        tree = fl_safetensors__open(NULL, data, size, false, NULL);
    }
    check(tree, &all);
    fl_object__free_graph(tree);
    (void)fl_error_take();
    return 0;
}
