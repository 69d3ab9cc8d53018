/* summary.c: a table of a model's layers with what they put out, hold and compute, for both hosts; and the C host's
 * fl_module_summary, which finds the numbers with hooks in one forward pass.
 */
#include "nn/summary.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/error.h"
#include "nn/module.h"
#include "nn/table.h"

/* ---- Multiply-adds ----------------------------------------------------------------------------------------------- */

/* Counts as doubles: they may pass 64 bits, and need not be exact then. */
static double size_at(const fl_tensor *t, int dim) { return t && t->ndim > dim ? (double)t->sizes[dim] : 0; }

static double matrices(fl_tensor *const *weights, int n) {
    double sum = 0;
    for (int i = 0; i < n; i++) sum += weights[i] && weights[i]->ndim == 2 ? (double)weights[i]->numel : 0;
    return sum;
}

/* Scores and their product with the values: 2 L S E for each sample; and the projections. */
static double attention(fl_tensor *const *weights, int n, fl_tensor *const *inputs, int n_inputs, bool batch_first) {
    if (n_inputs < 3 || !inputs[0] || !inputs[1] || !inputs[2]) return 0;
    double rows[3], embed = size_at(inputs[0], inputs[0]->ndim - 1);
    for (int i = 0; i < 3; i++) {
        rows[i] = inputs[i]->sizes[inputs[i]->ndim - 1]
                      ? (double)(inputs[i]->numel / inputs[i]->sizes[inputs[i]->ndim - 1])
                      : 0;
    }
    double widths[3] = {embed, size_at(inputs[1], inputs[1]->ndim - 1), size_at(inputs[2], inputs[2]->ndim - 1)};
    double sum = rows[0] * embed * embed; /* out_proj */
    bool any = false;
    for (int i = 0; i < n; i++) any = any || (weights[i] && weights[i]->ndim == 2);
    for (int i = 0; i < 3 && any; i++) sum += rows[i] * widths[i] * embed;
    double batch = inputs[0]->ndim == 3 ? size_at(inputs[0], batch_first ? 0 : 1) : 1;
    return sum + (batch > 0 ? 2 * rows[0] * (rows[1] / batch) * embed : 0);
}

int64_t fl_summary__operations(const char *type, fl_tensor *const *weights, int n_weights, fl_tensor *const *inputs,
                               int n_inputs, bool batch_first, const fl_tensor *output) {
    const fl_layer *layer = fl_layers__find(type);
    const fl_tensor *weight = n_weights ? weights[0] : NULL, *input = n_inputs ? inputs[0] : NULL;
    double count = 0;
    if (!layer || !input) return 0;
    const char *family = layer->module;
    if (strcmp(family, "conv") == 0 && weight && output && weight->sizes[0]) {
        const fl_tensor *side = strncmp(type, "ConvTranspose", 13) == 0 ? input : output;
        count = (double)side->numel * ((double)weight->numel / (double)weight->sizes[0]);
    } else if (strcmp(family, "linear") == 0 && weight && output) {
        count = (double)output->numel * (double)weight->numel / (weight->sizes[0] ? (double)weight->sizes[0] : 1);
    } else if (strcmp(family, "rnn") == 0) {
        double last = size_at(input, input->ndim - 1);
        count = last > 0 ? (double)input->numel / last * matrices(weights, n_weights) : 0;
    } else if (strcmp(type, "MultiheadAttention") == 0) {
        count = attention(weights, n_weights, inputs, n_inputs, batch_first);
    }
    return count < 9e18 ? (int64_t)count : INT64_MAX;
}

/* ---- The table --------------------------------------------------------------------------------------------------- */

enum { NAME = 34, SHAPE = 20, COUNT = 12 };

/* 1234567 as 1,234,567, to the right in a column. */
static void add_count(fl_text *out, int64_t n, int width) {
    char digits[32], text[48];
    int size = snprintf(digits, sizeof digits, "%lld", (long long)n), at = 0;
    for (int i = 0; i < size; i++) {
        if (i && (size - i) % 3 == 0) text[at++] = ',';
        text[at++] = digits[i];
    }
    text[at] = 0;
    fl_text__add(out, "%*s", width, text);
}

/* The same where it may be too long for the column: 1.23 T. */
static void add_short(fl_text *out, int64_t n, int width) {
    static const char *const units[] = {"G", "T", "P", "E"};
    if (n < 1000000000) {
        add_count(out, n, width);
        return;
    }
    double value = (double)n / 1e9;
    int unit = 0;
    for (; value >= 1000 && unit < 3; unit++) value /= 1000;
    char text[32];
    snprintf(text, sizeof text, "%.2f %s", value, units[unit]);
    fl_text__add(out, "%*s", width, text);
}

static void add_line(fl_text *out, char c) {
    char line[NAME + SHAPE + 2 * COUNT + 1];
    memset(line, c, sizeof line - 1);
    line[sizeof line - 1] = 0;
    fl_text__add(out, "%s\n", line);
}

static void add_row(fl_text *out, const fl_summary_row *row) {
    char label[200], shape[160] = "-";
    int indent = row->depth < 8 ? 2 * row->depth : 16, used = 0;
    snprintf(label, sizeof label, "%*s%s%s%s%s", indent, "", row->name, *row->name ? " (" : "", row->type,
             *row->name ? ")" : "");
    if (strlen(label) > NAME - 1) memcpy(label + NAME - 4, "...", 4);
    for (int i = 0; row->ran && i < row->ndim; i++) {
        used += snprintf(shape + used, sizeof shape - (size_t)used, i ? ", %lld" : "[%lld", (long long)row->shape[i]);
        if (used > 120) break;
    }
    if (row->ran && row->ndim >= 0) snprintf(shape + used, sizeof shape - (size_t)used, used ? "]" : "[]");
    if (strlen(shape) > SHAPE - 1) memcpy(shape + SHAPE - 4, "...", 4);
    fl_text__add(out, "%-*s%-*s", NAME, label, SHAPE, shape);
    add_short(out, row->parameters, COUNT);
    add_short(out, row->operations, COUNT);
    fl_text__add(out, "\n");
}

void fl_summary__write(fl_text *out, const fl_summary_row *rows, int n, int64_t parameters, int64_t trainable) {
    double operations = 0;
    fl_text__add(out, "%-*s%-*s%*s%*s\n", NAME, "layer", SHAPE, "output", COUNT, "parameters", COUNT, "mult-adds");
    add_line(out, '=');
    for (int i = 0; i < n; i++) {
        add_row(out, &rows[i]);
        operations += (double)rows[i].operations;
    }
    add_line(out, '=');
    fl_text__add(out, "parameters: ");
    add_count(out, parameters, 0);
    fl_text__add(out, " (");
    add_count(out, trainable, 0);
    fl_text__add(out, " trainable)   mult-adds: ");
    add_short(out, operations < 9e18 ? (int64_t)operations : INT64_MAX, 0);
    fl_text__add(out, "\n");
}

/* ---- The C host -------------------------------------------------------------------------------------------------- */

typedef struct summing {
    struct entry {
        fl_module *module;
        int64_t hook;
        bool training, batch_first;
        char name[64];
        fl_summary_row row;
    } * entries;
    int n, room;
} summing;

static fl_tensor *note_call(fl_module *m, fl_tensor *const *inputs, int n_inputs, fl_tensor *output, void *context) {
    summing *s = context;
    fl_tensor *weights[64];
    int n = 0;
    for (int i = 0; i < m->n_slots && n < FL_COUNT(weights); i++) {
        if (m->slots[i].kind == FL_SLOT_PARAMETER) weights[n++] = m->slots[i].tensor;
    }
    for (int i = 0; i < s->n; i++) {
        if (s->entries[i].module != m) continue;
        fl_summary_row *row = &s->entries[i].row;
        row->operations +=
            fl_summary__operations(fl_module_type(m), weights, n, inputs, n_inputs, s->entries[i].batch_first, output);
        if (!row->ran) {
            row->ran = true;
            row->ndim = output->ndim;
            for (int k = 0; k < output->ndim; k++) row->shape[k] = output->sizes[k];
        }
    }
    return output;
}

static bool is_batch_first(const fl_module *m) {
    if (!m->layer || strcmp(m->layer->name, "MultiheadAttention") != 0) return false;
    fl_layer_call call = fl_module__layer_call(m);
    return fl_option_bool(&call, FL_MULTIHEAD_ATTENTION__BATCH_FIRST);
}

static bool add_entry(const char *path, fl_module *m, void *context) {
    summing *s = context;
    if (s->n == s->room) {
        int room = 2 * s->room + 16;
        struct entry *entries =
            fl_alloc__resize(s->entries, (size_t)s->room * sizeof *s->entries, (size_t)room * sizeof *s->entries);
        if (!entries) return false;
        s->entries = entries;
        s->room = room;
    }
    const char *dot = strrchr(path, '.');
    struct entry *e = &s->entries[s->n];
    *e = (struct entry){.module = m, .training = m->training, .batch_first = is_batch_first(m)};
    snprintf(e->name, sizeof e->name, "%.60s", dot ? dot + 1 : path);
    e->row = (fl_summary_row){.type = fl_module_type(m), .ndim = -1, .depth = *path != 0};
    for (const char *c = path; *c; c++) e->row.depth += *c == '.';
    for (int i = 0; i < m->n_slots; i++) {
        if (m->slots[i].kind == FL_SLOT_PARAMETER && m->slots[i].tensor) e->row.parameters += m->slots[i].tensor->numel;
    }
    e->hook = fl_module_add_hook(m, note_call, s, NULL);
    s->n += e->hook != 0;
    return e->hook != 0;
}

static bool count_trainable(const char *name, fl_tensor *t, void *context) {
    (void)name;
    if (fl_requires_grad(t)) *(int64_t *)context += t->numel;
    return true;
}

bool fl_module_summary(fl_module *m, fl_tensor *const *inputs, int n_inputs, FILE *file) {
    if (!fl_module__given(m, "fl_module_summary") || !fl_given(file, "fl_module_summary", "file")) return false;
    summing s = {0};
    bool done = fl_module_modules(m, add_entry, &s);
    if (done) fl_module_train(m, false);
    fl_no_grad_begin();
    fl_scope_open();
    done = done && fl_forward_with(m, inputs, n_inputs) != NULL;
    fl_scope_close();
    fl_grad_mode_end();
    for (int i = 0; i < s.n; i++) {
        fl_module_remove_hook(s.entries[i].module, s.entries[i].hook);
        s.entries[i].module->training = s.entries[i].training;
    }
    fl_summary_row *rows = done ? fl_alloc__get((size_t)s.n * sizeof *rows) : NULL;
    for (int i = 0; i < s.n && rows; i++) {
        rows[i] = s.entries[i].row;
        rows[i].name = s.entries[i].name;
    }
    fl_text text = {0};
    int64_t trainable = 0;
    done = rows != NULL;
    if (done) {
        fl_module_parameters(m, count_trainable, &trainable);
        fl_summary__write(&text, rows, s.n, fl_module_parameter_count(m), trainable);
        done = !fl_failed() && text.data;
        if (done && fputs(text.data, file) < 0) done = fl_fail(FL_OS_ERROR, "the summary cannot be written") != NULL;
    }
    fl_text__free(&text);
    fl_alloc__put(s.entries, (size_t)s.room * sizeof *s.entries);
    fl_alloc__put(rows, (size_t)s.n * sizeof *rows);
    return done;
}
