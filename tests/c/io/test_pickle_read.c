/* The pickle machine: what each opcode makes, and that nothing a stream says gets past its checks. */
#include "io/pickle.h"

#include <math.h>

#include "testing.h"

static bool allow_model(const char *module, const char *name, void *context) {
    (void)context;
    return !strcmp(module, "model") || (!strcmp(module, "torch.nn") && !strcmp(name, "Linear"));
}

static fl_object *run_cyclic(const char *bytes, size_t size, bool *cyclic) {
    fl_unpickler u = {.data = (const uint8_t *)bytes, .size = size, .allow = allow_model};
    return fl_unpickler__run(&u, cyclic);
}
#define RUN_PICKLE(text) run_cyclic(text, sizeof(text) - 1, NULL)

static void refused(const char *bytes, size_t size, const char *message) {
    assert_null(run_cyclic(bytes, size, NULL));
    fl_io__blame_file("file");
    assert_error(FL_UNPICKLING_ERROR, message);
}
#define REFUSED(text, message) refused(text, sizeof(text) - 1, message)

static void gives_int(const char *bytes, size_t size, int64_t value) {
    fl_object *o = run_cyclic(bytes, size, NULL);
    assert_non_null(o);
    assert_int_equal(fl_object_kind_of(o), FL_OBJECT_INT);
    assert_true(fl_object_as_int(o) == value);
    fl_object_free(o);
}
#define INT(text, value) gives_int(text, sizeof(text) - 1, value)

static void numbers(void **state) {
    (void)state;
    INT("K\xff.", 255);
    INT("M\xff\xff.", 65535);
    INT("J\xff\xff\xff\xff.", -1);
    INT("J\0\0\0\x80.", INT32_MIN);
    INT("\x8a\0.", 0);
    INT("\x8a\1\x80.", -128);
    INT("\x8b\2\0\0\0\xff\xff.", -1);
    INT("I-12\n.", -12);
    INT("L9223372036854775807L\n.", INT64_MAX);
    INT("L-9223372036854775808L\n.", INT64_MIN);
    fl_object *o = RUN_PICKLE("L-18446744073709551617L\n.");
    size_t size;
    assert_memory_equal(fl_object_text(o, &size), "\xff\xff\xff\xff\xff\xff\xff\xff\xfe", 9);
    assert_int_equal(size, 9);
    fl_object_free(o);
    o = RUN_PICKLE("I01\n.");
    assert_true(fl_object_as_bool(o));
    fl_object_free(o);
    o = RUN_PICKLE("G\x3f\xf8\0\0\0\0\0\0.");
    assert_true(fl_object_as_float(o) == 1.5);
    fl_object_free(o);
    const char *const floats[] = {"F-2.5e3\n.", "F1e400\n.", "Fnan\n.", "F-inf\n."};
    const double values[] = {-2500, INFINITY, NAN, -INFINITY};
    for (int i = 0; i < 4; i++) {
        o = run_cyclic(floats[i], strlen(floats[i]), NULL);
        double value = fl_object_as_float(o);
        assert_true(value == values[i] || (isnan(value) && isnan(values[i])));
        fl_object_free(o);
    }
    REFUSED("Fx\n.", "a number is wrong");
    REFUSED("F\n.", "a number is wrong");
    REFUSED("I\n.", "empty");
    REFUSED("I1x\n.", "no digits");
    REFUSED("I12", "cut off");
    REFUSED("\x8a\5abc", "cut off");
    REFUSED("\x8b\xff\xff\xff\xff.", "cut off");
}

static void gives_text(const char *bytes, size_t size, fl_object_kind kind, const char *text, size_t text_size) {
    fl_object *o = run_cyclic(bytes, size, NULL);
    assert_int_equal(fl_object_kind_of(o), kind);
    size_t got;
    const char *p = fl_object_text(o, &got);
    assert_int_equal(got, text_size);
    assert_memory_equal(p, text, got);
    fl_object_free(o);
}
#define TEXT(bytes, kind, text) gives_text(bytes, sizeof(bytes) - 1, kind, text, sizeof(text) - 1)

static void texts(void **state) {
    (void)state;
    TEXT("X\3\0\0\0a\0b.", FL_OBJECT_STRING, "a\0b");
    TEXT("\x8c\2\xc3\xa9.", FL_OBJECT_STRING, "\xc3\xa9");
    TEXT("\x8d\1\0\0\0\0\0\0\0z.", FL_OBJECT_STRING, "z");
    TEXT("X\3\0\0\0\xed\xa0\x80.", FL_OBJECT_STRING, "\xed\xa0\x80"); /* a lone surrogate, as Python lets through */
    TEXT("U\2ab.", FL_OBJECT_STRING, "ab");
    TEXT("U\2\xff\xfe.", FL_OBJECT_BYTES, "\xff\xfe");
    TEXT("T\2\0\0\0ab.", FL_OBJECT_STRING, "ab");
    TEXT("C\2\xff\0.", FL_OBJECT_BYTES, "\xff\0");
    TEXT("B\1\0\0\0x.", FL_OBJECT_BYTES, "x");
    TEXT("\x8e\1\0\0\0\0\0\0\0y.", FL_OBJECT_BYTES, "y");
    TEXT("\x96\1\0\0\0\0\0\0\0y.", FL_OBJECT_BYTEARRAY, "y");
    TEXT("S'a\\n\\x41\\101\\\\\\''\n.", FL_OBJECT_STRING, "a\nAA\\'");
    TEXT("S\"\"\n.", FL_OBJECT_STRING, "");
    TEXT("Va\\u00e9\\U0001f600\xe9\n.", FL_OBJECT_STRING, "a\xc3\xa9\xf0\x9f\x98\x80\xc3\xa9");
    TEXT("V\n.", FL_OBJECT_STRING, "");
    TEXT("c_codecs\nencode\nX\3\0\0\0a\xc3\xbfX\6\0\0\0latin1\x86R.", FL_OBJECT_BYTES, "a\xff");
    TEXT("c__builtin__\nbytearray\nC\1q\x85R.", FL_OBJECT_BYTEARRAY, "q");
    TEXT("c__builtin__\nbytes\n)R.", FL_OBJECT_BYTES, "");
    REFUSED("X\2\0\0\0\xff\xff.", "UTF-8");
    REFUSED("X\xff\xff\xff\xff.", "cut off");
    REFUSED("\x8d\xff\xff\xff\xff\xff\xff\xff\xff.", "cut off");
    REFUSED("\x8e\xff\xff\xff\xff\xff\xff\xff\x7f.", "cut off");
    REFUSED("S'a\n.", "quotes");
    REFUSED("S\n.", "quotes");
    REFUSED("S'\\x4'\n.", "wrong");
    REFUSED("V\\u00\n.", "wrong");
    REFUSED("V\\Uffffffff\n.", "wrong");
    REFUSED("V", "cut off");
    REFUSED("c_codecs\nencode\nX\3\0\0\0\xe2\x82\xacX\6\0\0\0latin1\x86R.", "past 255");
    REFUSED("c_codecs\nencode\nX\1\0\0\0aX\5\0\0\0rot13\x86R.", "latin1");
}

static void containers(void **state) {
    (void)state;
    fl_object *o = RUN_PICKLE("(K\1K\2]q\0(K\3K\4e}(K\5K\6u)h\0t.");
    assert_int_equal(fl_object_kind_of(o), FL_OBJECT_TUPLE);
    assert_int_equal(fl_object_count(o), 6);
    assert_ptr_equal(fl_object_item(o, 2), fl_object_item(o, 5));
    assert_int_equal(fl_object_count(fl_object_item(o, 2)), 2);
    fl_object_free(o);
    o = RUN_PICKLE("(K\1K\2d.");
    assert_int_equal(fl_object_as_int(fl_object_item(o, 0)), 2);
    fl_object_free(o);
    o = RUN_PICKLE("\x80\4\x8f\x94(K\1K\1K\2\x90h\0\x86.");
    assert_int_equal(fl_object_count(fl_object_item(o, 0)), 2);
    assert_ptr_equal(fl_object_item(o, 0), fl_object_item(o, 1));
    fl_object_free(o);
    o = RUN_PICKLE("(K\1K\2\x91.");
    assert_int_equal(fl_object_kind_of(o), FL_OBJECT_FROZENSET);
    fl_object_free(o);
    o = RUN_PICKLE("ccollections\nOrderedDict\n)R(X\1\0\0\0aK\1uc__builtin__\nset\n](K\7e\x85R\x86.");
    assert_string_equal(fl_object_class_name(fl_object_item(o, 0)), "OrderedDict");
    assert_int_equal(fl_object_kind_of(fl_object_item(o, 1)), FL_OBJECT_SET);
    fl_object_free(o);
    o = RUN_PICKLE("ccollections\nCounter\n}K\1K\2s\x85R.");
    assert_string_equal(fl_object_class_name(o), "Counter");
    fl_object_free(o);
    o = RUN_PICKLE("ctorch\nSize\nK\1K\2\x86\x85R.");
    assert_int_equal(fl_object_kind_of(o), FL_OBJECT_SIZE);
    fl_object_free(o);
    o = RUN_PICKLE("ctorch\nfloat16\n.");
    assert_int_equal(fl_object_as_dtype(o), FL_FLOAT16);
    fl_object_free(o);
    o = RUN_PICKLE("ctorch\ndevice\nX\4\0\0\0cudaK\1\x86R.");
    assert_string_equal(fl_object_as_string(o), "cuda:1");
    fl_object_free(o);
    o = RUN_PICKLE("c__builtin__\ncomplex\nG\x3f\xf0\0\0\0\0\0\0G\0\0\0\0\0\0\0\0\x86R.");
    assert_int_equal(fl_object_kind_of(o), FL_OBJECT_COMPLEX);
    fl_object_free(o);
    o = RUN_PICKLE(
        "(K\1(K\2K\3"
        "1K\4t.");
    assert_int_equal(fl_object_count(o), 2); /* POP_MARK */
    fl_object_free(o);
    o = RUN_PICKLE(
        "K\1(0"
        "2\x86.");
    assert_int_equal(fl_object_count(o), 2); /* POP of a mark; DUP */
    fl_object_free(o);
}

static void the_stack_is_guarded(void **state) {
    (void)state;
    const char *const streams[] = {".",
                                   "0.",
                                   "2.",
                                   "a.",
                                   "K\1a.",
                                   "]K\1(a.",
                                   "s.",
                                   "}K\1s.",
                                   "}(K\1s.",
                                   "e.",
                                   "(e.",
                                   "u.",
                                   "(u.",
                                   "t.",
                                   "l.",
                                   "d.",
                                   "1.",
                                   "\x85.",
                                   "K\1\x86.",
                                   "K\1(K\2\x86.",
                                   "R.",
                                   "K\1R.",
                                   "\x81.",
                                   "b.",
                                   "K\1b.",
                                   "Q.",
                                   "q\0.",
                                   "(q\0.",
                                   "\x90.",
                                   "(\x90.",
                                   "\x91.",
                                   "\x93.",
                                   "K\1\x93.",
                                   "o.",
                                   "(o.",
                                   "\x92.",
                                   "K\1K\1K\1\x92.",
                                   "(."};
    for (int i = 0; i < FL_COUNT(streams); i++) {
        size_t size = strlen(streams[i]);
        char bytes[20];
        memcpy(bytes, streams[i], size + 1);
        if (bytes[size - 1] == 'q') bytes[size++] = 0, bytes[size++] = '.'; /* "q\0." */
        assert_null(run_cyclic(bytes, size, NULL));
        fl_io__blame_file(NULL);
        assert_error(FL_UNPICKLING_ERROR, "");
    }
    REFUSED("K\1K\2a.", "append");
    REFUSED("]K\1K\2s.", "set items");
    REFUSED("}(K\1u.", "no value");
    REFUSED("(K\1d.", "no value");
    REFUSED("K\1K\1R.", "called");
    REFUSED("ccollections\nOrderedDict\nK\1R.", "called");
    REFUSED("]}b.", "Can only build");
    REFUSED("}]b.", "Can only build");
    REFUSED("}]K\1s.", "unhashable");
    REFUSED("", "cut off");
    REFUSED("K", "cut off");
    REFUSED("]", "cut off");
}

static void the_memo_is_guarded(void **state) {
    (void)state;
    REFUSED("h\0.", "memo entry");
    REFUSED("]q\1h\2.", "memo entry");
    REFUSED("j\xff\xff\xff\xff.", "memo entry");
    REFUSED("]r\xff\xff\xff\xff.", "memo index");
    REFUSED("]p99999999999999999999\n.", "memo index");
    REFUSED("]p-1\n.", "no number");
    REFUSED("gx\n.", "no number");
    fl_object *o = RUN_PICKLE("]p0\ng0\n\x86.");
    assert_ptr_equal(fl_object_item(o, 0), fl_object_item(o, 1));
    fl_object_free(o);
}

static void unknown_opcodes(void **state) {
    (void)state;
    const uint8_t refused_codes[] = {0x82, 0x83, 0x84, 0x97, 0x98, 'P', 0, 0xff, 'A', '\n'};
    for (int i = 0; i < FL_COUNT(refused_codes); i++) {
        char stream[20] = {(char)refused_codes[i], 1, 1, 1, 1, '.'};
        refused(stream, 6, "is not supported");
    }
    REFUSED("\x80\6.", "protocol");
    REFUSED("\x95\xff\0\0\0\0\0\0\0.", "cut off");
}

static void nothing_is_called(void **state) {
    (void)state;
    REFUSED("cos\nsystem\nX\2\0\0\0id\x85R.", "Unsupported global: os.system is not an allowed class or function");
    REFUSED("cposix\nsystem\n.", "posix.system");
    REFUSED("c__builtin__\neval\n.", "builtins.eval");
    REFUSED("cbuiltins\ngetattr\nctorch\nTensor\nX\4\0\0\0data\x86R.", "getattr of torch Tensor is not allowed");
    REFUSED("\x80\4\x8c\2os\x8c\6system\x93.", "os.system");
    REFUSED("(ios\nsystem\n.", "os.system");
    REFUSED("ctorch._utils\n_rebuild_device_tensor_from_numpy\n.", "_rebuild_device_tensor_from_numpy");
    REFUSED("ctorch\nFloatStorage\n)R.", "no function");
    REFUSED("ctorch\nTensor\n)\x81.", "no function");
    REFUSED("cmodel\n\xff\n.", "no text");
    REFUSED("ctorch.nn\nLinear\n)Rctorch.nn\nConv2d\n.", "torch.nn.Conv2d");
    char name[400] = "cmodel\n";
    memset(name + 7, 'x', 300);
    strcpy(name + 307, "\n.");
    refused(name, strlen(name), "too long");
}

static void instances_by_name(void **state) {
    (void)state;
    fl_object *o = RUN_PICKLE("cmodel\nNet\n)\x81q\0}(X\1\0\0\0aK\1ub(K\1K\2e(K\3K\4u.");
    assert_int_equal(fl_object_kind_of(o), FL_OBJECT_INSTANCE);
    assert_string_equal(fl_object_class_name(o), "model Net");
    assert_int_equal(fl_object_as_int(fl_object_get(fl_object_state(o), "a")), 1);
    assert_int_equal(fl_object_count(fl_object_item(o, 2)), 2);
    assert_int_equal(fl_object_count(fl_object_item(o, 3)), 1);
    fl_object_free(o);
    o = RUN_PICKLE("cmodel\nmake\nK\1\x85R.");
    assert_int_equal(fl_object_kind_of(o), FL_OBJECT_CALL);
    fl_object_free(o);
    o = RUN_PICKLE("cmodel\nNet\n.");
    assert_int_equal(fl_object_kind_of(o), FL_OBJECT_GLOBAL);
    fl_object_free(o);
    o = RUN_PICKLE("c__builtin__\ngetattr\ncmodel\nOuter\nX\5\0\0\0Inner\x86R)\x81.");
    assert_string_equal(fl_object_class_name(o), "model Outer.Inner");
    fl_object_free(o);
    o = RUN_PICKLE("ccopy_reg\n_reconstructor\n(cmodel\nNet\nc__builtin__\nobject\nNtR}b.");
    assert_int_equal(fl_object_kind_of(o), FL_OBJECT_INSTANCE);
    fl_object_free(o);
    o = RUN_PICKLE("(imodel\nNet\n.");
    assert_int_equal(fl_object_kind_of(o), FL_OBJECT_CALL);
    fl_object_free(o);
    o = RUN_PICKLE("(cmodel\nNet\nK\1o.");
    assert_int_equal(fl_object_count(fl_object_item(o, 0)), 1);
    fl_object_free(o);
    REFUSED("ccopy_reg\n_reconstructor\n(cmodel\nNet\nc__builtin__\nlist\nNtR.", "builtins.list");
}

static void cycles(void **state) {
    (void)state;
    REFUSED("]q\0h\0a.", "holds itself");
    REFUSED("}q\0K\1h\0s.", "holds itself");
    REFUSED(
        "]q\0h\0\x85"
        "a.",
        "holds itself");
    REFUSED("cmodel\nNet\n)\x81q\0}K\1h\0sb.", "holds itself");
    bool cyclic;
    const char stream[] = "]q\0h\0\x85q\1a.";
    fl_object *o = run_cyclic(stream, sizeof stream - 1, &cyclic);
    assert_non_null(o);
    assert_true(cyclic);
    assert_ptr_equal(fl_object_item(fl_object_item(o, 0), 0), o);
    fl_object__free_graph(o);
    /* A cycle that is thrown away on the way leaves nothing behind, with an error or without. */
    int64_t before = fl_memory().live_bytes;
    o = RUN_PICKLE("]2a0]2a0K\1.");
    fl_object_free(o);
    REFUSED("]2a0]2acos\nsystem\n.", "os.system");
    assert_true(fl_memory().live_bytes <= before);
}

static void depth_and_size_are_bounded(void **state) {
    (void)state;
    static char stream[2000004];
    memset(stream, ')', 1);
    memset(stream + 1, '\x85', 2000000);
    stream[2000001] = '.';
    refused(stream, 2000002, "nested more than");
    memset(stream, ']', 1000001);
    memset(stream + 1000001, 'a', 1000000);
    stream[2000001] = '.';
    refused(stream, 2000002, "nested more than");
    memset(stream, '(', 2000000);
    refused(stream, 2000000, "cut off");
    /* Tuples that share their halves: small as they stand, exponential to walk without looking. */
    char *p = stream;
    *p++ = ')';
    for (int i = 0; i < 900; i++) *p++ = '2', *p++ = '\x86';
    *p++ = '.';
    fl_object *o = run_cyclic(stream, (size_t)(p - stream), NULL);
    assert_non_null(o);
    fl_object_free(o);
    stream[0] = '}';
    stream[1] = ')';
    p = stream + 2;
    for (int i = 0; i < 100; i++) *p++ = '2', *p++ = '\x86';
    memcpy(p, "Ns.", 3);
    refused(stream, (size_t)(p - stream) + 3, "more than 1000 parts");
}

/* Streams made of opcodes at random, seeded: no crash, no leak (the sanitizers see to it), an error or an object. */
static void random_streams(void **state) {
    (void)state;
    static const char codes[] =
        "(.012FIJKLMNSTUVX]})ldtaesughjpqrcRiobQ\x80\x81\x85\x86\x87\x88\x89\x8a\x8c\x8f\x90\x91\x92\x93\x94GC";
    uint32_t random = 12345;
    int made = 0;
    for (int round = 0; round < 60000; round++) {
        char stream[64];
        size_t size = 0;
        while (size < 60) {
            random = random * 1664525u + 1013904223u;
            uint32_t r = random >> 8;
            if (r % 3) {
                stream[size++] = codes[r / 3 % (sizeof codes - 1)];
            } else if (r % 9) {
                stream[size++] = (char)(r / 9 % 4);
            } else {
                static const char *const names[] = {"cmodel\nN\n)\x81", "ccollections\nOrderedDict\n)R", "K\1",
                                                    "c__builtin__\nset\n"};
                const char *name = names[r / 9 % 4];
                size_t length = strlen(name);
                if (size + length > 60) break;
                memcpy(stream + size, name, length);
                size += length;
            }
        }
        stream[size++] = '.';
        bool cyclic;
        fl_object *o = run_cyclic(stream, size, &cyclic);
        assert_true((o != NULL) == (fl_error_code() == FL_OK));
        (void)fl_error_take();
        made += o != NULL;
        fl_object__free_graph(o);
    }
    assert_true(made > 100);
}

RUN(cmocka_unit_test(numbers), cmocka_unit_test(texts), cmocka_unit_test(containers),
    cmocka_unit_test(the_stack_is_guarded), cmocka_unit_test(the_memo_is_guarded), cmocka_unit_test(unknown_opcodes),
    cmocka_unit_test(nothing_is_called), cmocka_unit_test(instances_by_name), cmocka_unit_test(cycles),
    cmocka_unit_test(depth_and_size_are_bounded), cmocka_unit_test(random_streams))
