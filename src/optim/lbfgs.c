/* lbfgs.c: L-BFGS over all parameters as one vector, with a line search for the strong Wolfe conditions (J. Nocedal and
 * S. Wright, "Numerical Optimization", chapters 3 and 7; the search after Mark Schmidt's minFunc).
 */
#include "optim/lbfgs.h"

#include <flashlight/ops.h>
#include <math.h>

#include "base/alloc.h"
#include "base/error.h"

/* A vector of all parameters lives from one step to the next: references of the memory's own. */
static void put(fl_tensor **slot, fl_tensor *t) {
    fl_tensor *old = *slot;
    *slot = fl_tensor__retain(t);
    fl_release(old);
}

void fl_lbfgs__clear(fl_lbfgs_memory *m) {
    for (int64_t i = 0; i < m->count; i++) {
        fl_release(m->pairs[i].change);
        fl_release(m->pairs[i].step);
    }
    if (m->pairs) fl_alloc__put(m->pairs, (size_t)m->capacity * sizeof *m->pairs);
    fl_release(m->direction);
    fl_release(m->grad);
    *m = (fl_lbfgs_memory){0};
}

/* What a 0-dim tensor of the parameters' type would hold. */
static double rounded(const fl_tensor *like, double x) {
    if (like->dtype == FL_FLOAT64) return x;
    volatile float single = (float)x;
    return single;
}

static double largest(fl_tensor *x) { return fl_item(fl_max(fl_abs(x))); }
static fl_tensor *add_scaled_(fl_tensor *x, fl_tensor *y, double factor) {
    return fl_add_alpha_(x, y, fl_float(factor));
}

typedef struct problem {
    fl_tensor *const *params;
    int n;
    fl_closure closure;
    void *context;
} problem;

/* The gradients of all parameters in one vector: a result. */
static fl_tensor *flat_gradient(const problem *p) {
    fl_tensor **parts = fl_alloc__get((size_t)p->n * sizeof *parts);
    if (!parts) return NULL;
    for (int i = 0; i < p->n; i++) {
        fl_tensor *grad = fl_grad(p->params[i]);
        parts[i] =
            grad ? fl_reshape(grad, (int64_t[]){-1}, 1) : fl_new_zeros(p->params[i], &p->params[i]->numel, 1, NULL);
    }
    fl_tensor *flat = fl_cat(parts, p->n, NULL);
    fl_alloc__put(parts, (size_t)p->n * sizeof *parts);
    return flat;
}

static void move(const problem *p, double length, fl_tensor *direction) {
    int64_t start = 0;
    for (int i = 0; i < p->n && !fl_failed(); i++) {
        fl_tensor *t = p->params[i];
        add_scaled_(t, fl_view_as(fl_narrow(direction, 0, start, t->numel), t), length);
        start += t->numel;
    }
}

/* The loss, with its gradients in the parameters. */
static double evaluate(const problem *p) {
    if (fl_failed()) return NAN;
    fl_enable_grad_begin();
    const double loss = p->closure(p->context);
    fl_grad_mode_end();
    return loss;
}

bool fl_lbfgs__reserve(fl_lbfgs_memory *m, int64_t count) {
    if (count <= m->capacity) return true;
    const size_t bytes = (size_t)count * sizeof *m->pairs;
    fl_lbfgs_pair *grown =
        m->pairs ? fl_alloc__resize(m->pairs, (size_t)m->capacity * sizeof *m->pairs, bytes) : fl_alloc__get(bytes);
    if (!grown) return false;
    m->pairs = grown;
    m->capacity = count;
    return true;
}

/* ---- The direction ----------------------------------------------------------------------------------------------- */

/* Keeps the last step, if the loss curves upwards along it. */
static bool remember(fl_lbfgs_memory *m, fl_tensor *grad, int64_t history) {
    fl_tensor *change = fl_sub(grad, m->grad), *step = fl_mul_scalar(m->direction, fl_float(m->length));
    const double curvature = fl_item(fl_dot(change, step));
    if (fl_failed() || curvature <= 1e-10) return !fl_failed();
    if (history < 1) return fl_fail(FL_INDEX_ERROR, "LBFGS: history_size must be at least 1") != NULL;
    while (m->count >= history) {
        fl_release(m->pairs[0].change);
        fl_release(m->pairs[0].step);
        memmove(m->pairs, m->pairs + 1, (size_t)--m->count * sizeof *m->pairs);
    }
    if (!fl_lbfgs__reserve(m, m->count < 8 ? 8 : m->count == m->capacity ? 2 * m->count : m->count)) return false;
    m->pairs[m->count++] =
        (fl_lbfgs_pair){fl_tensor__retain(change), fl_tensor__retain(step), rounded(grad, 1 / curvature)};
    m->scale = rounded(grad, curvature / fl_item(fl_dot(change, change)));
    return true;
}

/* Minus the inverse Hessian, as the memory knows it, times the gradient: the two-loop recursion. */
static bool turn(fl_lbfgs_memory *m, fl_tensor *grad, int64_t history) {
    fl_scope_open();
    fl_tensor *q = fl_neg(grad);
    if (m->n_iter > 1 && remember(m, grad, history)) {
        double *alphas = fl_alloc__get((size_t)(m->count + 1) * sizeof *alphas);
        for (int64_t i = m->count - 1; alphas && i >= 0; i--) {
            alphas[i] = rounded(grad, fl_item(fl_dot(m->pairs[i].step, q)) * m->pairs[i].weight);
            add_scaled_(q, m->pairs[i].change, -alphas[i]);
        }
        q = fl_mul_scalar(q, fl_float(m->scale));
        for (int64_t i = 0; alphas && i < m->count; i++) {
            const double beta = rounded(grad, fl_item(fl_dot(m->pairs[i].change, q)) * m->pairs[i].weight);
            add_scaled_(q, m->pairs[i].step, rounded(grad, alphas[i] - beta));
        }
        if (alphas) fl_alloc__put(alphas, (size_t)(m->count + 1) * sizeof *alphas);
    }
    fl_tensor *kept = fl_clone(grad, NULL);
    if (!fl_failed()) {
        put(&m->direction, q);
        put(&m->grad, kept);
    }
    fl_scope_close();
    return !fl_failed();
}

/* ---- The line search --------------------------------------------------------------------------------------------- */

/* Of the search along a direction. */
typedef struct point {
    double length, loss;
    fl_tensor *grad;
    double slope;
} point;

typedef struct search {
    const problem *problem;
    fl_tensor **origin, *direction;
    int evals;
} search;

/* The parameters go back to the origin. */
static point at(search *s, double length) {
    point p = {.length = length};
    fl_scope_open();
    move(s->problem, length, s->direction);
    p.loss = evaluate(s->problem);
    fl_tensor *grad = fl_failed() ? NULL : flat_gradient(s->problem);
    fl_error pending; /* the parameters go back after an error too */
    fl_error__save(&pending);
    for (int i = 0; i < s->problem->n; i++) fl_copy_(s->problem->params[i], s->origin[i], NULL);
    fl_error__restore(&pending);
    p.grad = fl_scope_return(grad);
    p.slope = fl_item(fl_dot(p.grad, s->direction));
    s->evals++;
    return p;
}

/* Where the cubic through two points with these values and slopes is lowest, within [low, high]. */
static double cubic_minimum(const point *a, const point *b, double low, double high) {
    const double d1 = a->slope + b->slope - 3 * (a->loss - b->loss) / (a->length - b->length);
    const double square = d1 * d1 - a->slope * b->slope;
    if (square < 0) return (low + high) / 2;
    const double d2 = sqrt(square);
    const double best =
        a->length <= b->length
            ? b->length - (b->length - a->length) * ((b->slope + d2 - d1) / (b->slope - a->slope + 2 * d2))
            : a->length - (a->length - b->length) * ((a->slope + d2 - d1) / (a->slope - b->slope + 2 * d2));
    return fmin(fmax(best, low), high);
}

/* The interval grows until it must hold a point that meets the conditions, then it is narrowed by cubic interpolation.
 */
static point strong_wolfe(search *s, double length, const point *start, int64_t most) {
    const double c1 = 1e-4, c2 = 0.9, smallest = 1e-9, reach = largest(s->direction);
    point previous = *start, new = at(s, length), bracket[2] = {*start, new};
    int64_t rounds = 0;
    bool found = false, bracketed = false;
    while (rounds < most && !bracketed && !fl_failed()) {
        const bool high =
            new.loss > start->loss + c1 *new.length * start->slope || (rounds > 1 && new.loss >= previous.loss);
        if (!high && fabs(new.slope) <= -c2 * start->slope) {
            bracket[0] = bracket[1] = new;
            found = bracketed = true;
        } else if (high || new.slope >= 0) {
            bracket[0] = previous;
            bracket[1] = new;
            bracketed = true;
        } else {
            const double next =
                cubic_minimum(&previous, &new, new.length + 0.01 * (new.length - previous.length), new.length * 10);
            previous = new;
            new = at(s, next);
            rounds++;
        }
    }
    if (!bracketed) bracket[1] = new;
    int low = bracket[0].loss <= bracket[1].loss ? 0 : 1;
    bool stalled = false;
    while (!found && rounds < most && !fl_failed()) {
        const double left = fmin(bracket[0].length, bracket[1].length);
        const double right = fmax(bracket[0].length, bracket[1].length);
        if ((right - left) * reach < smallest) break;
        double t = cubic_minimum(&bracket[0], &bracket[1], left, right);
        /* too close to an end: moved away from it the second time in a row, or where it is outside */
        const double margin = 0.1 * (right - left);
        if (fmin(right - t, t - left) < margin) {
            if (stalled || t >= right || t <= left) {
                t = fabs(t - right) < fabs(t - left) ? right - margin : left + margin;
                stalled = false;
            } else {
                stalled = true;
            }
        } else {
            stalled = false;
        }
        new = at(s, t);
        rounds++;
        if (new.loss > start->loss + c1 * t * start->slope || new.loss >= bracket[low].loss) {
            bracket[1 - low] = new;
            low = bracket[0].loss <= bracket[1].loss ? 0 : 1;
            continue;
        }
        if (fabs(new.slope) <= -c2 * start->slope)
            found = true;
        else if (new.slope *(bracket[1 - low].length - bracket[low].length) >= 0)
            bracket[1 - low] = bracket[low];
        bracket[low] = new;
    }
    return bracket[low];
}

/* ---- Iterations -------------------------------------------------------------------------------------------------- */

/* One step along the direction. *grad: owned by the caller. Returns how often the closure was called. */
static int step(const fl_lbfgs_options *o, const problem *p, fl_lbfgs_memory *m, double slope, double *loss,
                fl_tensor **grad, bool last, int64_t evals_left) {
    if (!o->line_search_fn) {
        move(p, m->length, m->direction);
        if (last) return 0;
        *loss = evaluate(p);
        if (!fl_failed()) put(grad, flat_gradient(p));
        return 1;
    }
    search s = {p, fl_alloc__get((size_t)p->n * sizeof(fl_tensor *)), m->direction, 0};
    if (!s.origin) return 0;
    for (int i = 0; i < p->n; i++) s.origin[i] = fl_clone(p->params[i], NULL);
    const point start = {0, *loss, *grad, slope};
    if (!fl_failed()) {
        const point best = strong_wolfe(&s, m->length, &start, evals_left);
        *loss = best.loss;
        m->length = best.length;
        if (!fl_failed()) put(grad, best.grad);
        move(p, m->length, m->direction);
    }
    fl_alloc__put(s.origin, (size_t)p->n * sizeof(fl_tensor *));
    return s.evals;
}

typedef struct iteration {
    double loss;
    fl_tensor *grad; /* owned */
    int64_t evals, max_eval;
} iteration;

/* Whether there is reason for another one. */
static bool iterate(const fl_lbfgs_options *o, const problem *p, fl_lbfgs_memory *m, iteration *it, bool last) {
    m->n_iter++;
    if (!turn(m, it->grad, o->history_size)) {
        m->n_iter--;
        return false;
    }
    const double before = it->loss;
    m->prev_loss = before;
    m->length = m->n_iter == 1 ? fmin(1, 1 / fl_item(fl_sum(fl_abs(it->grad), NULL))) * o->lr : o->lr;
    const double slope = fl_item(fl_dot(it->grad, m->direction));
    if (slope > -o->tolerance_change) return false;
    const int64_t left = it->max_eval > it->evals ? it->max_eval - it->evals : 0;
    const int called = step(o, p, m, slope, &it->loss, &it->grad, last, left);
    it->evals += called;
    m->func_evals += called;
    return !fl_failed() && !last && it->evals < it->max_eval && !(largest(it->grad) <= o->tolerance_grad) &&
           !(largest(fl_mul_scalar(m->direction, fl_float(m->length))) <= o->tolerance_change) &&
           !(fabs(it->loss - before) < o->tolerance_change);
}

bool fl_optim__lbfgs(const fl_lbfgs_options *o, fl_tensor *const *params, int n, fl_lbfgs_memory *m, fl_closure closure,
                     void *context, double *loss) {
    if (fl_failed()) return false;
    const problem p = {params, n, closure, context};
    iteration it = {.evals = 1, .max_eval = o->max_eval};
    if (o->max_eval == FL_NONE) it.max_eval = o->max_iter / 4 * 5 + o->max_iter % 4 * 5 / 4;
    fl_scope_open();
    fl_no_grad_begin();
    *loss = it.loss = evaluate(&p);
    m->func_evals++;
    if (!fl_failed()) put(&it.grad, flat_gradient(&p));
    bool more = !fl_failed() && !(largest(it.grad) <= o->tolerance_grad);
    for (int64_t i = 1; i <= o->max_iter && more; i++) {
        fl_scope_open();
        more = iterate(o, &p, m, &it, i == o->max_iter);
        fl_scope_close();
    }
    fl_release(it.grad);
    fl_grad_mode_end();
    fl_scope_close();
    return !fl_failed();
}

/* ---- State dicts ------------------------------------------------------------------------------------------------- */

/* A number as a 0-dim tensor of the parameters' type, as PyTorch keeps it. */
static fl_object *number(const fl_lbfgs_memory *m, double x) {
    fl_tensor *t = fl_tensor__scalar((fl_dtype)m->grad->dtype, fl_float(x));
    fl_object *o = t ? fl_object_tensor(t) : NULL;
    fl_release(t);
    return o;
}

fl_object *fl_lbfgs__state(const fl_lbfgs_memory *m) {
    fl_object *dict = fl_object_dict(), *changes = fl_object_list(), *steps = fl_object_list(),
              *weights = fl_object_list();
    for (int64_t i = 0; i < m->count; i++) {
        fl_object_append(changes, fl_object_tensor(m->pairs[i].change));
        fl_object_append(steps, fl_object_tensor(m->pairs[i].step));
        fl_object_append(weights, number(m, m->pairs[i].weight));
    }
    fl_object_set(dict, "func_evals", fl_object_int(m->func_evals));
    fl_object_set(dict, "n_iter", fl_object_int(m->n_iter));
    fl_object_set(dict, "d", fl_object_tensor(m->direction));
    fl_object_set(dict, "t", fl_object_float(m->length));
    fl_object_set(dict, "old_dirs", changes);
    fl_object_set(dict, "old_stps", steps);
    fl_object_set(dict, "ro", weights);
    fl_object_set(dict, "H_diag", m->count ? number(m, m->scale) : fl_object_int(1));
    fl_object_set(dict, "prev_flat_grad", fl_object_tensor(m->grad));
    fl_object_set(dict, "prev_loss", fl_object_float(m->prev_loss));
    return dict;
}

static double as_number(const fl_object *o) {
    return fl_object_kind_of(o) == FL_OBJECT_TENSOR ? fl_item(fl_object_as_tensor(o)) : fl_object_as_float(o);
}

bool fl_lbfgs__load(fl_lbfgs_memory *m, const fl_object *state) {
    static const char *const needed[] = {"func_evals", "d",  "t",      "old_dirs",
                                         "old_stps",   "ro", "H_diag", "prev_flat_grad"};
    if (!state || !fl_object_get(state, "n_iter")) return true;
    for (size_t i = 0; i < sizeof needed / sizeof *needed; i++) {
        if (!fl_object_get(state, needed[i]))
            return fl_fail(FL_KEY_ERROR, "loaded state: LBFGS has no '%s'", needed[i]) != NULL;
    }
    const fl_object *changes = fl_object_get(state, "old_dirs"), *steps = fl_object_get(state, "old_stps");
    const fl_object *weights = fl_object_get(state, "ro"), *loss = fl_object_get(state, "prev_loss");
    const int64_t count = fl_object_count(changes);
    m->n_iter = fl_object_as_int(fl_object_get(state, "n_iter"));
    m->func_evals = fl_object_as_int(fl_object_get(state, "func_evals"));
    m->length = as_number(fl_object_get(state, "t"));
    m->scale = as_number(fl_object_get(state, "H_diag"));
    m->prev_loss = loss ? as_number(loss) : 0;
    put(&m->direction, fl_object_as_tensor(fl_object_get(state, "d")));
    put(&m->grad, fl_object_as_tensor(fl_object_get(state, "prev_flat_grad")));
    if (fl_object_count(steps) != count || fl_object_count(weights) != count)
        return fl_fail(FL_VALUE_ERROR, "loaded state: LBFGS has lists of different lengths") != NULL;
    if (!fl_failed() && count && !fl_lbfgs__reserve(m, count)) return false;
    for (int64_t i = 0; i < count && !fl_failed(); i++) {
        fl_tensor *change = fl_object_as_tensor(fl_object_item(changes, i));
        fl_tensor *taken = fl_object_as_tensor(fl_object_item(steps, i));
        const double weight = as_number(fl_object_item(weights, i));
        if (fl_failed()) break;
        m->pairs[m->count++] = (fl_lbfgs_pair){fl_tensor__retain(change), fl_tensor__retain(taken), weight};
    }
    return !fl_failed();
}
