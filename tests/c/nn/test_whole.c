/* Models saved whole: damage of every kind in the tree of a file ends in a model that runs or in an error. */
#include <flashlight/flashlight.h>
#include <stdlib.h>

#include "nn/module.h"
#include "testing.h"

static uint32_t random_state = 1;
static uint32_t next_random(uint32_t below) {
    random_state = random_state * 1664525u + 1013904223u;
    return (random_state >> 8) % below;
}

typedef struct seed {
    const char *name;
    fl_module *(*make)(void);
    int64_t shape[4];
    int ndim;
    bool words;
} seed;

static fl_module *convolutions(void) {
    return fl_sequential(fl_nn_conv2d(2, 4, 3, NULL), fl_nn_batch_norm2d(4, NULL), fl_nn_relu(NULL),
                         fl_nn_max_pool2d(2, NULL), fl_nn_dropout(NULL), fl_nn_flatten(NULL),
                         fl_nn_linear(4 * 2 * 2, 3, NULL));
}

static fl_module *transformer(void) {
    fl_nn_transformer_encoder_layer_options o = FL_NN_TRANSFORMER_ENCODER_LAYER_OPTIONS;
    o.dim_feedforward = 8;
    o.batch_first = true;
    return fl_sequential(fl_nn_embedding(11, 6, NULL),
                         fl_nn_transformer_encoder(fl_nn_transformer_encoder_layer(6, 2, &o), 2,
                                                   fl_nn_layer_norm((int64_t[]){6}, 1, NULL)),
                         fl_nn_linear(6, 5, NULL));
}

static fl_module *recurrent(void) {
    fl_nn_lstm_options o = FL_NN_LSTM_OPTIONS;
    o.num_layers = 2;
    o.bidirectional = true;
    return fl_sequential(fl_nn_lstm(4, 3, &o));
}

static fl_module *one_dimensional(void) {
    return fl_sequential(fl_nn_conv_transpose1d(2, 4, 3, NULL), fl_nn_group_norm(2, 4, NULL), fl_nn_gelu(NULL),
                         fl_nn_conv1d(4, 2, 2, NULL), fl_nn_instance_norm1d(2, NULL));
}

static const seed seeds[] = {{"convolutions", convolutions, {2, 2, 6, 6}, 4, false},
                             {"transformer", transformer, {2, 5}, 2, true},
                             {"recurrent", recurrent, {4, 2, 4}, 3, false},
                             {"one dimension", one_dimensional, {2, 2, 9}, 3, false}};

static fl_tensor *input_of(const seed *s) {
    return s->words ? fl_randint(11, s->shape, s->ndim, NULL) : fl_randn(s->shape, s->ndim, NULL);
}

static fl_object *odd_tensor(void) {
    static const int64_t shapes[][3] = {{0}, {1}, {3, 4}, {4, 0}, {2, 2, 2}, {12, 6}, {6, 6}, {4, 2, 3}};
    static const int dims[] = {1, 1, 2, 2, 3, 2, 2, 3};
    fl_zeros_options o = FL_ZEROS_OPTIONS;
    uint32_t which = next_random(FL_COUNT(dims) + 1);
    if (next_random(4) == 0) o.dtype = next_random(2) ? FL_INT64 : FL_FLOAT64;
    fl_tensor *t = fl_zeros(shapes[which % FL_COUNT(dims)], which == FL_COUNT(dims) ? 0 : dims[which], &o);
    return next_random(2) ? fl_object_tensor(t) : fl_object_parameter(t);
}

static fl_object *odd_value(void) {
    static const int64_t ints[] = {0, 1, -1, 2, 3, 1000000, INT64_MAX, INT64_MIN, INT32_MIN};
    static const char *const words[] = {"", "same", "gelu", "reflect", "nothing", "0"};
    fl_object *list;
    switch (next_random(9)) {
        case 0:
            return fl_object_none();
        case 1:
            return fl_object_bool(next_random(2));
        case 2:
            return fl_object_int(ints[next_random(FL_COUNT(ints))]);
        case 3:
            return fl_object_float(next_random(2) ? -1.5 : 1e300);
        case 4:
            return fl_object_string(words[next_random(FL_COUNT(words))]);
        case 5:
            return fl_object_dict();
        case 6:
            list = next_random(2) ? fl_object_list() : fl_object_tuple();
            for (uint32_t n = next_random(12); n; n--)
                fl_object_append(list, fl_object_int(ints[next_random(FL_COUNT(ints))]));
            return list;
        default:
            return odd_tensor();
    }
}

/* Hook tables and the like, which are not read. */
static bool is_unread(const fl_object *key) {
    const char *name = fl_object_kind_of(key) == FL_OBJECT_STRING ? fl_object_as_string(key) : "_";
    return name[0] == '_' && strcmp(name, "_parameters") != 0 && strcmp(name, "_buffers") != 0 &&
           strcmp(name, "_modules") != 0;
}

/* Walks down from an instance and replaces one value on the way. */
static void damage(fl_object *o) {
    for (int depth = 0; depth < 12 && o; depth++) {
        if (fl_object_kind_of(o) == FL_OBJECT_INSTANCE) o = fl_object_state(o);
        if (!o || fl_object_kind_of(o) != FL_OBJECT_DICT || !fl_object_count(o)) return;
        int64_t at = (int64_t)next_random((uint32_t)fl_object_count(o));
        if (is_unread(fl_object_key(o, at)) && next_random(20)) {
            depth--;
            continue;
        }
        fl_object *value = fl_object_item(o, at);
        fl_object_kind kind = fl_object_kind_of(value);
        bool inner = (kind == FL_OBJECT_DICT && fl_object_count(value)) || kind == FL_OBJECT_INSTANCE;
        if (!inner || next_random(12) == 0) {
            fl_object_set_item(o, fl_object_retain(fl_object_key(o, at)), odd_value());
            return;
        }
        o = value;
    }
}

static void try_damage(const seed *s, int rounds, int *built, int *ran) {
    fl_module *model = s->make();
    assert_non_null(model);
    for (int round = 0; round < rounds; round++) {
        fl_scope_open();
        fl_object *tree = fl_module__to_tree(model);
        for (uint32_t n = 1 + next_random(8); n; n--) damage(tree);
        fl_module *m = fl_module__from_tree(tree);
        fl_object_free(tree);
        if (m) {
            ++*built;
            if (fl_forward(m, input_of(s))) ++*ran;
            fl_error_take();
            free(fl_module_repr(m));
        }
        fl_error_take();
        fl_module_free(m);
        fl_scope_close();
    }
    fl_module_free(model);
}

static void damaged_models_are_refused_or_run(void **state) {
    (void)state;
    int built = 0, ran = 0;
    fl_manual_seed(0);
    for (int k = 0; k < FL_COUNT(seeds); k++) try_damage(&seeds[k], 20, &built, &ran);
    int64_t live = fl_memory().live_bytes;
    for (int k = 0; k < FL_COUNT(seeds); k++) {
        built = ran = 0;
        try_damage(&seeds[k], 1000, &built, &ran);
        print_message("%s: %d of 1000 built, %d ran\n", seeds[k].name, built, ran);
        assert_true(built > 50 && ran > 20 && ran < 980);
    }
    assert_int_equal(fl_memory().live_bytes, live);
}

static void attributes_come_along(void **state) {
    (void)state;
    fl_module *m = fl_module_make("Conv2d", "2, 4, (3, 1), padding='same', dilation=(2, 1), bias=False");
    fl_object *tree = fl_module__to_tree(m), *attributes = fl_object_state(tree);
    assert_string_equal(fl_object_class_name(tree), "torch.nn.modules.conv Conv2d");
    assert_int_equal(fl_object_count(fl_object_get(attributes, "_reversed_padding_repeated_twice")), 4);
    assert_int_equal(fl_object_as_int(fl_object_item(fl_object_get(attributes, "_reversed_padding_repeated_twice"), 2)),
                     2);
    assert_string_equal(fl_object_as_string(fl_object_get(attributes, "padding")), "same");
    assert_null(fl_object_get(attributes, "bias"));
    fl_module *again = fl_module__from_tree(tree);
    char *a = fl_module_repr(m), *b = fl_module_repr(again);
    assert_string_equal(a, b);
    free(a);
    free(b);
    fl_object_free(tree);
    fl_module_free(m);
    fl_module_free(again);
}

static fl_tensor *twice(fl_module *self, fl_tensor *const *inputs, int n, void *context) {
    (void)self, (void)n, (void)context;
    return fl_add(inputs[0], inputs[0]);
}

static void own_modules_are_not_saved(void **state) {
    (void)state;
    fl_module *m = fl_sequential(fl_nn_relu(NULL), fl_module_custom("Twice", twice, NULL, NULL));
    assert_false(fl_module_to_file(m, "/tmp/never-written.pth"));
    assert_error(FL_TYPE_ERROR, "a Twice is a module of the program's own");
    fl_module_free(m);
}

RUN(cmocka_unit_test(damaged_models_are_refused_or_run), cmocka_unit_test(attributes_come_along),
    cmocka_unit_test(own_modules_are_not_saved))
