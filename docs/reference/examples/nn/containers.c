#include <flashlight/flashlight.h>
#include <stdio.h>

/* The sum of what its branches give, each times a weight of its own. */
static fl_tensor *branches(fl_module *self, fl_tensor *const *inputs, int n_inputs, void *context) {
    (void)n_inputs, (void)context;
    fl_tensor *wide = fl_forward(fl_module_get(self, "branches.wide"), inputs[0]);
    fl_tensor *deep = fl_forward(fl_module_get(self, "branches.deep"), inputs[0]);
    return fl_add(fl_mul(wide, fl_module_tensor(self, "scales.0")), fl_mul(deep, fl_module_tensor(self, "scales.1")));
}

static fl_module *make_branches(void) {
    fl_module *m = fl_module_custom("Branches", branches, NULL, NULL);
    fl_module *named = fl_module_make("ModuleDict", NULL), *scales = fl_module_make("ParameterList", NULL);
    fl_module_add(named, "wide", fl_nn_linear(3, 2, NULL));
    fl_module_add(named, "deep", fl_sequential(fl_nn_linear(3, 4, NULL), fl_nn_linear(4, 2, NULL)));
    fl_module_add_parameter(scales, "0", fl_ones((int64_t[]){1}, 1, NULL));
    fl_module_add_parameter(scales, "1", fl_full((int64_t[]){1}, 1, fl_float(0.5), NULL));
    fl_module_add(m, "branches", named);
    fl_module_add(m, "scales", scales);
    return m;
}

static bool show(const char *name, fl_tensor *parameter, void *context) {
    (void)context;
    printf("%s %lld\n", name, (long long)fl_numel(parameter));
    return true;
}

int main(void) {
    fl_scope_open();
    fl_manual_seed(0);
    fl_module *model = fl_sequential(make_branches(), fl_nn_relu(NULL));
    fl_module_append(model, fl_nn_linear(2, 1, NULL));
    puts(fl_item(fl_forward(model, fl_ones((int64_t[]){1, 3}, 2, NULL))) > 0 ? "True" : "False");
    fl_module_parameters(model, show, NULL);
    printf("%d %d\n", fl_module_children(model), fl_module_children(fl_module_get(model, "0.branches")));
    fl_module_free(model);
    fl_scope_close();
    return fl_error_report(stderr);
}
