/* Constructor arguments written as text. */
#include <stdlib.h>

#include "testing.h"

#include "nn/module.h"

static void assert_repr(const char *type, const char *arguments, const char *wanted) {
    fl_module *m = fl_module_make(type, arguments);
    if (!m) fail_msg("%s(%s): %s", type, arguments, fl_error_message());
    char *text = fl_module_repr(m);
    assert_string_equal(text, wanted);
    free(text);
    fl_module_free(m);
}

static void positional_and_keyword(void **state) {
    (void)state;
    assert_repr("Linear", "3, 4", "Linear(in_features=3, out_features=4, bias=True)");
    assert_repr("Linear", " in_features = 3 , out_features=4, bias=False ",
                "Linear(in_features=3, out_features=4, bias=False)");
    assert_repr("Conv2d", "3, 64, kernel_size=(3, 5), padding='same'",
                "Conv2d(3, 64, kernel_size=(3, 5), stride=(1, 1), padding=same)");
    assert_repr("Conv2d", "3, 64, 3, 2, 1, groups=1, bias=False",
                "Conv2d(3, 64, kernel_size=(3, 3), stride=(2, 2), padding=(1, 1), bias=False)");
    assert_repr("BatchNorm2d", "8, 1e-3, momentum=None",
                "BatchNorm2d(8, eps=0.001, momentum=None, affine=True, bias=True, track_running_stats=True)");
    assert_repr("LayerNorm", "[4, 5]", "LayerNorm((4, 5), eps=1e-05, elementwise_affine=True, bias=True)");
    assert_repr("LayerNorm", "4", "LayerNorm((4,), eps=1e-05, elementwise_affine=True, bias=True)");
    assert_repr("MaxPool2d", "2", "MaxPool2d(kernel_size=2, stride=2, padding=0, dilation=1, ceil_mode=False)");
    assert_repr("Softmax", "dim=-1", "Softmax(dim=-1)");
    assert_repr("ReLU", "", "ReLU()");
    assert_repr("ReLU", NULL, "ReLU()");
    assert_repr("ReLU", "inplace=True", "ReLU(inplace=True)");
}

static void assert_refused(const char *type, const char *arguments, fl_code code, const char *part) {
    assert_null(fl_module_make(type, arguments));
    assert_error(code, part);
}

static void errors_name_the_argument(void **state) {
    (void)state;
    assert_refused("Linearr", "3, 4", FL_KEY_ERROR, "Linearr");
    assert_refused("Linear", "3", FL_TYPE_ERROR, "out_features");
    assert_refused("Linear", "3, 4, True, 5", FL_TYPE_ERROR, "at most 3");
    assert_refused("Linear", "3, 4, in_features=3", FL_TYPE_ERROR, "multiple values for argument 'in_features'");
    assert_refused("Linear", "3, 4, depth=3", FL_TYPE_ERROR, "unexpected keyword argument 'depth'");
    assert_refused("Linear", "3, 'four'", FL_TYPE_ERROR, "out_features");
    assert_refused("Linear", "3, 4 5", FL_VALUE_ERROR, "','");
    assert_refused("Linear", "3, (4", FL_VALUE_ERROR, "end of the list");
    assert_refused("Linear", "3, 'four", FL_VALUE_ERROR, "unfinished string");
    assert_refused("Linear", "99999999999999999999, 4", FL_VALUE_ERROR, "out of range");
    assert_refused("Conv2d", "3, 4, (3, 3, 3)", FL_TYPE_ERROR, "must be 2 ints, got 3");
    assert_refused("Conv2d", "3, 4, 3, padding='wide'", FL_VALUE_ERROR, "wide");
    assert_refused("Conv2d", "3, 4, 3, groups=2", FL_VALUE_ERROR, "in_channels must be divisible by groups");
    assert_refused("Dropout", "1.5", FL_VALUE_ERROR, "dropout probability has to be between 0 and 1, but got 1.5");
    assert_refused("Embedding", "3, 4, padding_idx=3", FL_ASSERTION_ERROR, "Padding_idx");
}

RUN(cmocka_unit_test(positional_and_keyword), cmocka_unit_test(errors_name_the_argument))
