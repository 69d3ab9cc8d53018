/* scheduler.c: learning-rate schedules for the C host. Each finds the rate of the next epoch from the one before, as
 * PyTorch's do, so that schedules can be chained; arithmetic is in double in the same order, so that rates are equal.
 */
#include <flashlight/io.h>
#include <math.h>
#include <stddef.h>

#include "base/alloc.h"
#include "base/error.h"
#include "optim/optimizer.h"

#define PI 3.14159265358979323846

typedef enum kind {
    LAMBDA,
    MULTIPLICATIVE,
    STEP,
    MULTI_STEP,
    CONSTANT,
    LINEAR,
    EXPONENTIAL,
    POLYNOMIAL,
    COSINE,
    WARM_RESTARTS,
    CYCLIC,
    ONE_CYCLE,
    PLATEAU,
    SEQUENTIAL,
    CHAINED
} kind;

static const char *const names[] = {"LambdaLR",
                                    "MultiplicativeLR",
                                    "StepLR",
                                    "MultiStepLR",
                                    "ConstantLR",
                                    "LinearLR",
                                    "ExponentialLR",
                                    "PolynomialLR",
                                    "CosineAnnealingLR",
                                    "CosineAnnealingWarmRestarts",
                                    "CyclicLR",
                                    "OneCycleLR",
                                    "ReduceLROnPlateau",
                                    "SequentialLR",
                                    "ChainedScheduler"};

struct fl_scheduler {
    kind kind;
    fl_optimizer *optimizer; /* not owned */
    int groups;              /* when the schedule was made */
    double *base;            /* [groups]: the rate each starts from */
    int64_t epoch, steps;
    bool initial; /* in the step that making it takes */
    union {
        struct {
            double (*of)(int64_t epoch, void *context);
            void *context;
        } function;
        struct {
            double factor, end; /* gamma; factor; start and end factor; power; eta_min */
            int64_t period;     /* step_size; total_iters; T_max */
        } simple;
        struct {
            double eta_min;
            int64_t current, length, factor;
        } restarts;
        struct {
            fl_cyclic_lr_options o;
            double top;
        } cyclic;
        struct {
            fl_one_cycle_lr_options o;
            double top;
        } one_cycle;
        struct {
            fl_reduce_lr_on_plateau_options o;
            double best;
            int64_t bad, cooling;
        } plateau;
    } as;
    int64_t *milestones;
    int n_milestones;
    fl_scheduler **parts; /* owned */
    int n_parts;
};

/* ---- Making and freeing ------------------------------------------------------------------------------------------ */

void fl_scheduler_free(fl_scheduler *s) {
    if (!s) return;
    for (int i = 0; i < s->n_parts; i++) fl_scheduler_free(s->parts[i]);
    if (s->parts) fl_alloc__put(s->parts, (size_t)s->n_parts * sizeof *s->parts);
    if (s->milestones) fl_alloc__put(s->milestones, (size_t)s->n_milestones * sizeof *s->milestones);
    if (s->base) fl_alloc__put(s->base, (size_t)s->groups * sizeof *s->base);
    fl_alloc__put(s, sizeof *s);
}

/* first: the rate that all groups are given before, NULL: they keep theirs. */
static fl_scheduler *make_from(kind kind, fl_optimizer *o, const double *first) {
    if (fl_failed()) return NULL;
    if (!fl_given(o, names[kind], "o")) return NULL;
    fl_scheduler *s = fl_alloc__zeroed(sizeof *s);
    if (!s) return NULL;
    s->kind = kind;
    s->optimizer = o;
    s->groups = fl_optimizer_groups(o);
    s->epoch = -1;
    s->base = fl_alloc__get((size_t)s->groups * sizeof *s->base);
    for (int i = 0; s->base && i < s->groups; i++) {
        double *initial = fl_optimizer__mark(o, i, FL_INITIAL_LR);
        if (first) fl_optimizer_set_lr(o, i, *first);
        if (fl_float__is_none(*initial)) *initial = fl_optimizer_lr(o, i);
        s->base[i] = *initial;
    }
    if (s->base) return s;
    fl_scheduler_free(s);
    return NULL;
}

static fl_scheduler *make(kind kind, fl_optimizer *o) { return make_from(kind, o, NULL); }

/* The one of two or three words that `text` is, of the library's own memory (the caller's may go); NULL: none of
 * them (an error is recorded where there is no text). */
static const char *word_of(const char *text, const char *const *words, int n, kind kind, const char *argument) {
    if (!fl_given(text, names[kind], argument)) return NULL;
    for (int i = 0; i < n; i++) {
        if (strcmp(text, words[i]) == 0) return words[i];
    }
    return NULL;
}

static bool advance(fl_scheduler *s);

/* The step with which every schedule begins. */
static bool begin(fl_scheduler *s) {
    s->steps = 0;
    s->initial = true;
    s->steps++;
    const bool done = advance(s);
    s->initial = false;
    return done;
}

/* s, once begun; NULL with the error after a failure. */
static fl_scheduler *begun(fl_scheduler *s) {
    if (s && begin(s)) return s;
    fl_scheduler_free(s);
    return NULL;
}

static bool copy_milestones(fl_scheduler *s, const int64_t *milestones, int n) {
    s->milestones = n > 0 ? fl_alloc__get((size_t)n * sizeof *milestones) : NULL;
    s->n_milestones = s->milestones ? n : 0;
    for (int i = 0; i < s->n_milestones; i++) s->milestones[i] = milestones[i];
    return n <= 0 || s->milestones;
}

/* How many milestones are at or before an epoch. */
static int passed(const fl_scheduler *s, int64_t epoch) {
    int count = 0;
    for (int i = 0; i < s->n_milestones; i++) count += s->milestones[i] <= epoch;
    return count;
}

/* ---- Rates ------------------------------------------------------------------------------------------------------- */

static double cosine_rate(const fl_scheduler *s, double base, double now) {
    const double low = s->as.simple.factor, period = (double)s->as.simple.period, epoch = (double)s->epoch;
    if (s->initial) return now;
    if (s->steps == 1 && s->epoch > 0) return low + (base - low) * (1 + cos(epoch * PI / period)) / 2;
    if ((s->epoch - 1 - s->as.simple.period) % (2 * s->as.simple.period) == 0)
        return now + (base - low) * (1 - cos(PI / period)) / 2;
    return (1 + cos(PI * epoch / period)) / (1 + cos(PI * (epoch - 1) / period)) * (now - low) + low;
}

static void set_momentum(const fl_scheduler *s, int group, double value) {
    double *at = fl_optimizer__momentum(s->optimizer, group);
    if (at) *at = value;
}

static double cyclic_rate(const fl_scheduler *s, int group, double low) {
    const fl_cyclic_lr_options *o = &s->as.cyclic.o;
    const double up = o->step_size_up, down = fl_float__is_none(o->step_size_down) ? up : o->step_size_down;
    const double total = up + down, ratio = up / total, epoch = (double)s->epoch;
    const double cycle = floor(1 + epoch / total), x = 1 + epoch / total - cycle;
    const double height = x <= ratio ? x / ratio : (x - 1) / (ratio - 1);
    double scale = 1;
    if (!strcmp(o->mode, "triangular2")) scale = 1 / pow(2, cycle - 1);
    if (!strcmp(o->mode, "exp_range")) scale = pow(o->gamma, epoch);
    if (o->cycle_momentum)
        set_momentum(s, group, o->max_momentum - (o->max_momentum - o->base_momentum) * height * scale);
    return low + (s->as.cyclic.top - low) * height * scale;
}

static double anneal(const fl_one_cycle_lr_options *o, double start, double end, double fraction) {
    if (!strcmp(o->anneal_strategy, "linear")) return (end - start) * fraction + start;
    return end + (start - end) / 2 * (cos(PI * fraction) + 1);
}

static double one_cycle_rate(const fl_scheduler *s, int group) {
    const fl_one_cycle_lr_options *o = &s->as.one_cycle.o;
    const double total = (double)o->total_steps, step = (double)s->epoch;
    if (s->epoch > o->total_steps) {
        fl_fail(FL_VALUE_ERROR, "Tried to step %lld times. The specified number of total steps is %lld",
                (long long)s->epoch, (long long)o->total_steps);
        return 0;
    }
    const double top = s->as.one_cycle.top, first = top / o->div_factor, last = first / o->final_div_factor;
    const double low = o->base_momentum, high = o->max_momentum;
    const struct {
        double end, from, to, momentum_from, momentum_to;
    } phases[] = {{o->pct_start * total - 1, first, top, high, low},
                  {2 * o->pct_start * total - 2, top, first, low, high},
                  {total - 1, o->three_phase ? first : top, last, o->three_phase ? high : low, high}};
    double start = 0;
    int i = 0;
    for (; i < 2; i++) {
        if (i == 1 && !o->three_phase) continue;
        if (step <= phases[i].end) break;
        start = phases[i].end;
    }
    const double fraction = (step - start) / (phases[i].end - start);
    if (o->cycle_momentum) set_momentum(s, group, anneal(o, phases[i].momentum_from, phases[i].momentum_to, fraction));
    return anneal(o, phases[i].from, phases[i].to, fraction);
}

/* The rate of a group in epoch s->epoch, which was `now` in the one before. */
static double rate(const fl_scheduler *s, int group, double now) {
    const double base = s->base[group], factor = s->as.simple.factor, end = s->as.simple.end;
    const int64_t epoch = s->epoch, period = s->as.simple.period;
    switch (s->kind) {
        case LAMBDA:
            return base * s->as.function.of(epoch, s->as.function.context);
        case MULTIPLICATIVE:
            return s->initial ? now : now * s->as.function.of(epoch, s->as.function.context);
        case STEP:
            return epoch == 0 || epoch % period ? now : now * factor;
        case MULTI_STEP: {
            const int here = passed(s, epoch) - passed(s, epoch - 1);
            return here ? now * pow(factor, here) : now;
        }
        case CONSTANT:
            return epoch == 0 ? now * factor : epoch == period ? now * (1 / factor) : now;
        case LINEAR: {
            if (epoch == 0) return now * factor;
            if (s->initial || epoch > period) return now;
            const double rise = end - factor;
            return now * (1 + rise / ((double)period * factor + (double)(epoch - 1) * rise));
        }
        case EXPONENTIAL:
            return s->initial ? now : now * factor;
        case POLYNOMIAL: {
            if (s->initial || epoch > period) return now;
            const double left = 1 - (double)epoch / (double)period, before = 1 - (double)(epoch - 1) / (double)period;
            return now * pow(left / before, factor);
        }
        case COSINE:
            return cosine_rate(s, base, now);
        case WARM_RESTARTS: {
            const double low = s->as.restarts.eta_min;
            return low +
                   (base - low) * (1 + cos(PI * (double)s->as.restarts.current / (double)s->as.restarts.length)) / 2;
        }
        case CYCLIC:
            return cyclic_rate(s, group, base);
        case ONE_CYCLE:
            return one_cycle_rate(s, group);
        default:
            return now;
    }
}

static bool set_rates(fl_scheduler *s) {
    if (fl_optimizer_groups(s->optimizer) != s->groups)
        return fl_fail(FL_VALUE_ERROR, "%s: was made for %d parameter groups, the optimizer has %d", names[s->kind],
                       s->groups, fl_optimizer_groups(s->optimizer)) != NULL;
    double few[16], *next = few; /* all of them are known before one is set */
    if (s->groups > FL_COUNT(few)) next = fl_alloc__get((size_t)s->groups * sizeof *next);
    for (int i = 0; next && i < s->groups && !fl_failed(); i++) next[i] = rate(s, i, fl_optimizer_lr(s->optimizer, i));
    const bool done = next && !fl_failed();
    for (int i = 0; done && i < s->groups; i++)
        *fl_optimizer__lr(s->optimizer, i) = next[i]; /* may be less than 0 by a rounding */
    if (next && next != few) fl_alloc__put(next, (size_t)s->groups * sizeof *next);
    return done;
}

/* To the next epoch, without the count of steps. */
static bool advance(fl_scheduler *s) {
    s->epoch++;
    if (s->kind == WARM_RESTARTS && !s->initial) {
        s->as.restarts.current++;
        if (s->as.restarts.current >= s->as.restarts.length) {
            s->as.restarts.current -= s->as.restarts.length;
            s->as.restarts.length *= s->as.restarts.factor;
        }
    }
    if (set_rates(s)) return true;
    s->epoch--;
    return false;
}

/* ---- Each schedule ----------------------------------------------------------------------------------------------- */

static fl_scheduler *of_function(kind kind, fl_optimizer *o, double (*function)(int64_t, void *), void *context) {
    fl_scheduler *s = fl_given(function, names[kind], "lr_lambda") ? make(kind, o) : NULL;
    if (!s) return NULL;
    s->as.function.of = function;
    s->as.function.context = context;
    return begun(s);
}

fl_scheduler *fl_lambda_lr(fl_optimizer *o, double (*lr_lambda)(int64_t epoch, void *context), void *context) {
    return of_function(LAMBDA, o, lr_lambda, context);
}

fl_scheduler *fl_multiplicative_lr(fl_optimizer *o, double (*lr_lambda)(int64_t epoch, void *context), void *context) {
    return of_function(MULTIPLICATIVE, o, lr_lambda, context);
}

static fl_scheduler *simple(kind kind, fl_optimizer *o, double factor, double end, int64_t period) {
    if (fl_failed()) return NULL;
    if (period < 1)
        return fl_fail(FL_VALUE_ERROR, "%s: expected a positive number of epochs, got %lld", names[kind],
                       (long long)period);
    fl_scheduler *s = make(kind, o);
    if (!s) return NULL;
    s->as.simple.factor = factor;
    s->as.simple.end = end;
    s->as.simple.period = period;
    return begun(s);
}

fl_scheduler *fl_step_lr(fl_optimizer *o, int64_t step_size, double gamma) {
    return simple(STEP, o, gamma, 0, step_size);
}

fl_scheduler *fl_multi_step_lr(fl_optimizer *o, const int64_t *milestones, int n, double gamma) {
    fl_scheduler *s = fl_given_array(milestones, n, names[MULTI_STEP], "milestones") ? make(MULTI_STEP, o) : NULL;
    if (!s) return NULL;
    s->as.simple.factor = gamma;
    if (copy_milestones(s, milestones, n)) return begun(s);
    fl_scheduler_free(s);
    return NULL;
}

fl_scheduler *fl_constant_lr(fl_optimizer *o, double factor, int64_t total_iters) {
    if (!(factor >= 0 && factor <= 1))
        return fl_fail(FL_VALUE_ERROR, "Constant multiplicative factor expected to be between 0 and 1.");
    return simple(CONSTANT, o, factor, 0, total_iters);
}

fl_scheduler *fl_linear_lr(fl_optimizer *o, double start_factor, double end_factor, int64_t total_iters) {
    if (!(start_factor > 0 && start_factor <= 1))
        return fl_fail(FL_VALUE_ERROR,
                       "Starting multiplicative factor expected to be greater than 0 and less or equal to 1.");
    if (!(end_factor >= 0 && end_factor <= 1))
        return fl_fail(FL_VALUE_ERROR, "Ending multiplicative factor expected to be between 0 and 1.");
    return simple(LINEAR, o, start_factor, end_factor, total_iters);
}

fl_scheduler *fl_exponential_lr(fl_optimizer *o, double gamma) { return simple(EXPONENTIAL, o, gamma, 0, 1); }

fl_scheduler *fl_polynomial_lr(fl_optimizer *o, int64_t total_iters, double power) {
    return simple(POLYNOMIAL, o, power, 0, total_iters);
}

fl_scheduler *fl_cosine_annealing_lr(fl_optimizer *o, int64_t t_max, double eta_min) {
    return simple(COSINE, o, eta_min, 0, t_max);
}

fl_scheduler *fl_cosine_annealing_warm_restarts(fl_optimizer *o, int64_t t_0, int64_t t_mult, double eta_min) {
    if (t_0 <= 0) return fl_fail(FL_VALUE_ERROR, "Expected positive integer T_0, but got %lld", (long long)t_0);
    if (t_mult < 1) return fl_fail(FL_VALUE_ERROR, "Expected integer T_mult >= 1, but got %lld", (long long)t_mult);
    fl_scheduler *s = make(WARM_RESTARTS, o);
    if (!s) return NULL;
    s->as.restarts.eta_min = eta_min;
    s->as.restarts.length = t_0;
    s->as.restarts.factor = t_mult;
    return begun(s);
}

/* For those that move the momentum against the rate: the highest, to begin with. */
static bool start_momentum(fl_scheduler *s, bool cycle, double base, double most) {
    for (int i = 0; cycle && i < s->groups; i++) {
        if (!fl_optimizer__momentum(s->optimizer, i))
            return fl_fail(FL_VALUE_ERROR,
                           "optimizer must support momentum or beta1 with `cycle_momentum` option enabled") != NULL;
        *fl_optimizer__mark(s->optimizer, i, FL_BASE_MOMENTUM) = base;
        *fl_optimizer__mark(s->optimizer, i, FL_MAX_MOMENTUM) = most;
        set_momentum(s, i, most);
    }
    return true;
}

fl_scheduler *fl_cyclic_lr(fl_optimizer *o, double base_lr, double max_lr, const fl_cyclic_lr_options *options) {
    static const fl_cyclic_lr_options defaults = FL_CYCLIC_LR_OPTIONS;
    static const char *const modes[] = {"triangular", "triangular2", "exp_range"};
    const fl_cyclic_lr_options *c = options ? options : &defaults;
    const char *mode = word_of(c->mode, modes, FL_COUNT(modes), CYCLIC, "mode");
    if (!mode) return fl_fail(FL_VALUE_ERROR, "CyclicLR: mode is invalid: %s", c->mode ? c->mode : "NULL");
    fl_scheduler *s = make_from(CYCLIC, o, &base_lr);
    if (!s) return NULL;
    s->as.cyclic.o = *c;
    s->as.cyclic.o.mode = mode;
    s->as.cyclic.top = max_lr;
    for (int i = 0; i < s->groups; i++) s->base[i] = base_lr;
    if (start_momentum(s, c->cycle_momentum, c->base_momentum, c->max_momentum)) return begun(s);
    fl_scheduler_free(s);
    return NULL;
}

fl_scheduler *fl_one_cycle_lr(fl_optimizer *o, double max_lr, int64_t total_steps,
                              const fl_one_cycle_lr_options *options) {
    static const fl_one_cycle_lr_options defaults = FL_ONE_CYCLE_LR_OPTIONS;
    static const char *const strategies[] = {"cos", "linear"};
    fl_one_cycle_lr_options c = options ? *options : defaults;
    c.total_steps = total_steps;
    if (total_steps <= 0)
        return fl_fail(FL_VALUE_ERROR, "Expected positive integer total_steps, but got %lld", (long long)total_steps);
    if (!(c.pct_start >= 0 && c.pct_start <= 1))
        return fl_fail(FL_VALUE_ERROR, "Expected float between 0 and 1 pct_start, but got %g", c.pct_start);
    const char *strategy = word_of(c.anneal_strategy, strategies, FL_COUNT(strategies), ONE_CYCLE, "anneal_strategy");
    if (!strategy)
        return fl_fail(FL_VALUE_ERROR, "anneal_strategy must be one of 'cos' or 'linear', instead got %s",
                       c.anneal_strategy ? c.anneal_strategy : "NULL");
    c.anneal_strategy = strategy;
    fl_scheduler *s = make(ONE_CYCLE, o);
    if (!s) return NULL;
    s->as.one_cycle.o = c;
    s->as.one_cycle.top = max_lr;
    for (int i = 0; i < s->groups; i++) {
        s->base[i] = *fl_optimizer__mark(o, i, FL_INITIAL_LR) = max_lr / c.div_factor;
        *fl_optimizer__mark(o, i, FL_MAX_LR) = max_lr;
        *fl_optimizer__mark(o, i, FL_MIN_LR) = s->base[i] / c.final_div_factor;
    }
    if (start_momentum(s, c.cycle_momentum, c.base_momentum, c.max_momentum)) return begun(s);
    fl_scheduler_free(s);
    return NULL;
}

/* ---- By a metric ------------------------------------------------------------------------------------------------- */

fl_scheduler *fl_reduce_lr_on_plateau(fl_optimizer *o, const fl_reduce_lr_on_plateau_options *options) {
    static const fl_reduce_lr_on_plateau_options defaults = FL_REDUCE_LR_ON_PLATEAU_OPTIONS;
    const fl_reduce_lr_on_plateau_options *p = options ? options : &defaults;
    if (!(p->factor < 1)) return fl_fail(FL_VALUE_ERROR, "Factor should be < 1.0.");
    static const char *const modes[] = {"min", "max"}, *const threshold_modes[] = {"rel", "abs"};
    const char *mode = word_of(p->mode, modes, FL_COUNT(modes), PLATEAU, "mode");
    if (!mode) return fl_fail(FL_VALUE_ERROR, "mode %s is unknown!", p->mode ? p->mode : "NULL");
    const char *threshold_mode =
        word_of(p->threshold_mode, threshold_modes, FL_COUNT(threshold_modes), PLATEAU, "threshold_mode");
    if (!threshold_mode)
        return fl_fail(FL_VALUE_ERROR, "threshold mode %s is unknown!", p->threshold_mode ? p->threshold_mode : "NULL");
    fl_scheduler *s = make(PLATEAU, o);
    if (!s) return NULL;
    s->epoch = 0;
    s->as.plateau.o = *p;
    s->as.plateau.o.mode = mode;
    s->as.plateau.o.threshold_mode = threshold_mode;
    s->as.plateau.best = !strcmp(p->mode, "min") ? INFINITY : -INFINITY;
    return s;
}

bool fl_scheduler_step_metric(fl_scheduler *s, double metric) {
    if (fl_failed() || !fl_given(s, "fl_scheduler_step_metric", "s")) return false;
    if (s->kind != PLATEAU)
        return fl_fail(FL_TYPE_ERROR, "fl_scheduler_step_metric: only ReduceLROnPlateau takes a metric") != NULL;
    const fl_reduce_lr_on_plateau_options *o = &s->as.plateau.o;
    const double sign = !strcmp(o->mode, "max") ? 1 : -1, best = s->as.plateau.best;
    const double margin =
        !strcmp(o->threshold_mode, "rel") ? best * (1 + sign * o->threshold) : best + sign * o->threshold;
    s->epoch++;
    if (sign > 0 ? metric > margin : metric < margin) {
        s->as.plateau.best = metric;
        s->as.plateau.bad = 0;
    } else {
        s->as.plateau.bad++;
    }
    if (s->as.plateau.cooling > 0) {
        s->as.plateau.cooling--;
        s->as.plateau.bad = 0;
    }
    if (s->as.plateau.bad <= o->patience) return true;
    for (int i = 0; i < fl_optimizer_groups(s->optimizer); i++) {
        const double old = fl_optimizer_lr(s->optimizer, i), next = fmax(old * o->factor, o->min_lr);
        if (old - next > o->eps) fl_optimizer_set_lr(s->optimizer, i, next);
    }
    s->as.plateau.cooling = o->cooldown;
    s->as.plateau.bad = 0;
    return true;
}

/* ---- Schedules of schedules -------------------------------------------------------------------------------------- */

static fl_scheduler *composite(kind kind, fl_scheduler *const *parts, int n) {
    fl_scheduler *s = NULL;
    if (!fl_given_array(parts, n, names[kind], "schedulers")) n = parts ? n : 0;
    for (int i = 0; i < n; i++) { /* so that none is freed twice */
        for (int k = 0; k < i && !fl_failed(); k++)
            if (parts[i] == parts[k] && parts[i]) fl_fail(FL_VALUE_ERROR, "%s: the same schedule twice", names[kind]);
    }
    fl_error__bad_list(names[kind], "schedulers", (void *const *)parts, n, false);
    for (int i = 0; i < n && !fl_failed(); i++) {
        if (parts[i]->kind == PLATEAU)
            fl_fail(FL_VALUE_ERROR, "%s does not support ReduceLROnPlateau, which steps by a metric", names[kind]);
        else if (parts[i]->optimizer != parts[0]->optimizer)
            fl_fail(FL_VALUE_ERROR, "%s expects all schedulers to belong to the same optimizer", names[kind]);
    }
    if (n < 1 && !fl_failed())
        fl_fail(FL_VALUE_ERROR, "%s expects at least one scheduler, but got no scheduler.", names[kind]);
    if (!fl_failed()) s = make(kind, parts[0]->optimizer);
    if (s) s->parts = fl_alloc__get((size_t)n * sizeof *parts);
    if (s && s->parts) {
        s->n_parts = n;
        for (int i = 0; i < n; i++) s->parts[i] = parts[i];
        return s;
    }
    fl_scheduler_free(s);
    for (int i = 0; i < n; i++) { /* a container takes over what is put into it */
        bool again = false;
        for (int k = 0; k < i; k++) again = again || parts[i] == parts[k];
        if (!again) fl_scheduler_free(parts[i]);
    }
    return NULL;
}

fl_scheduler *fl_chained_scheduler(fl_scheduler *const *schedulers, int n) {
    fl_scheduler *s = composite(CHAINED, schedulers, n);
    if (s) s->epoch = 0;
    return s;
}

/* Takes back the step that every schedule made at its beginning. */
static void undo(fl_scheduler *s) {
    for (int i = 0; i < s->n_parts; i++) undo(s->parts[i]);
    if (!s->n_parts) s->epoch--;
}

fl_scheduler *fl_sequential_lr(fl_scheduler *const *schedulers, int n, const int64_t *milestones) {
    if (n > 1) fl_given(milestones, names[SEQUENTIAL], "milestones");
    fl_scheduler *s = composite(SEQUENTIAL, schedulers, n);
    if (!s) return NULL;
    if (!copy_milestones(s, milestones, n - 1)) {
        fl_scheduler_free(s);
        return NULL;
    }
    s->epoch = 0;
    for (int i = 0; i < s->groups; i++) fl_optimizer_set_lr(s->optimizer, i, s->base[i]);
    for (int i = 0; i < n; i++) undo(s->parts[i]);
    if (begin(s->parts[passed(s, 0)])) return s;
    fl_scheduler_free(s);
    return NULL;
}

/* The rate of epoch 0 by its formula, for a schedule whose turn comes: as it was made, from the base rates. */
static bool restart(fl_scheduler *s) {
    s->epoch = -1;
    if (s->kind == WARM_RESTARTS) s->as.restarts.current = 0;
    if (s->kind != LAMBDA && s->kind != WARM_RESTARTS && s->kind != CYCLIC && s->kind != ONE_CYCLE) {
        for (int i = 0; i < s->groups && s->kind != MULTIPLICATIVE; i++)
            fl_optimizer_set_lr(s->optimizer, i, s->base[i]);
    }
    s->initial = s->kind != MULTIPLICATIVE;
    const bool done = advance(s);
    s->initial = false;
    return done;
}

/* ---- Stepping ---------------------------------------------------------------------------------------------------- */

bool fl_scheduler_step(fl_scheduler *s) {
    if (fl_failed() || !fl_given(s, "fl_scheduler_step", "s")) return false;
    if (s->kind == PLATEAU)
        return fl_fail(FL_TYPE_ERROR, "ReduceLROnPlateau steps by a metric: fl_scheduler_step_metric") != NULL;
    if (s->kind == SEQUENTIAL) {
        s->epoch++;
        const int i = passed(s, s->epoch);
        return i > 0 && s->milestones[i - 1] == s->epoch ? restart(s->parts[i]) : fl_scheduler_step(s->parts[i]);
    }
    if (s->kind == CHAINED) {
        s->epoch++;
        for (int i = 0; i < s->n_parts; i++) {
            if (!fl_scheduler_step(s->parts[i])) return false;
        }
        return true;
    }
    s->steps++;
    return advance(s);
}

int64_t fl_scheduler_epoch(const fl_scheduler *s) { return s ? s->epoch : 0; }

/* ---- State ------------------------------------------------------------------------------------------------------- */

/* A number of a schedule by the name it has in PyTorch's state dict. */
typedef struct field {
    const char *key;
    bool whole; /* int64_t, else double */
    size_t at;
} field;
#define REAL(key, member) \
    { key, false, offsetof(fl_scheduler, as.member) }
#define WHOLE(key, member) \
    { key, true, offsetof(fl_scheduler, as.member) }
#define FACTOR(key) REAL(key, simple.factor)
#define PERIOD(key) WHOLE(key, simple.period)

enum { MAX_FIELDS = 7 };
static const field fields[][MAX_FIELDS] = {
    [STEP] = {PERIOD("step_size"), FACTOR("gamma")},
    [MULTI_STEP] = {FACTOR("gamma")},
    [CONSTANT] = {FACTOR("factor"), PERIOD("total_iters")},
    [LINEAR] = {FACTOR("start_factor"), REAL("end_factor", simple.end), PERIOD("total_iters")},
    [EXPONENTIAL] = {FACTOR("gamma")},
    [POLYNOMIAL] = {PERIOD("total_iters"), FACTOR("power")},
    [COSINE] = {PERIOD("T_max"), FACTOR("eta_min")},
    [WARM_RESTARTS] = {WHOLE("T_i", restarts.length), WHOLE("T_mult", restarts.factor),
                       REAL("eta_min", restarts.eta_min), WHOLE("T_cur", restarts.current)},
    [CYCLIC] = {REAL("gamma", cyclic.o.gamma)},
    [ONE_CYCLE] = {WHOLE("total_steps", one_cycle.o.total_steps)},
    [PLATEAU] = {REAL("factor", plateau.o.factor), WHOLE("patience", plateau.o.patience),
                 WHOLE("cooldown", plateau.o.cooldown), REAL("eps", plateau.o.eps), REAL("best", plateau.best),
                 WHOLE("num_bad_epochs", plateau.bad), WHOLE("cooldown_counter", plateau.cooling)},
    [CHAINED] = {{NULL, false, 0}},
};

/* The rates now, or those that the schedule starts from. */
static fl_object *rates_of(const fl_scheduler *s, bool base) {
    fl_object *list = fl_object_list();
    for (int i = 0; i < s->groups; i++)
        fl_object_append(list, fl_object_float(base ? s->base[i] : fl_optimizer_lr(s->optimizer, i)));
    return list;
}

fl_object *fl_scheduler_state(const fl_scheduler *s) {
    if (fl_failed() || !fl_given(s, "fl_scheduler_state", "s")) return NULL;
    fl_object *state = fl_object_dict();
    for (int i = 0; i < MAX_FIELDS && fields[s->kind][i].key; i++) {
        const field *f = &fields[s->kind][i];
        const char *value = (const char *)s + f->at;
        fl_object_set(state, f->key,
                      f->whole ? fl_object_int(*(const int64_t *)(const void *)value)
                               : fl_object_float(*(const double *)(const void *)value));
    }
    if (s->kind == CYCLIC) fl_object_set(state, "_scale_fn_custom", fl_object_none());
    if (s->kind == LAMBDA || s->kind == MULTIPLICATIVE) {
        fl_object *functions = fl_object_list();
        for (int i = 0; i < s->groups; i++) fl_object_append(functions, fl_object_none());
        fl_object_set(state, "lr_lambdas", functions);
    }
    if (!s->n_parts && s->kind != PLATEAU) {
        fl_object_set(state, "base_lrs", rates_of(s, true));
        fl_object_set(state, "_step_count", fl_object_int(s->steps));
    }
    fl_object_set(state, "last_epoch", fl_object_int(s->epoch));
    fl_object_set(state, "_last_lr", rates_of(s, false));
    if (s->n_parts) {
        fl_object *parts = fl_object_list();
        for (int i = 0; i < s->n_parts; i++) fl_object_append(parts, fl_scheduler_state(s->parts[i]));
        fl_object_set(state, "_schedulers", parts);
    }
    if (!fl_failed()) return state;
    fl_object_free(state);
    return NULL;
}

static const fl_object *entry(const fl_scheduler *s, const fl_object *state, const char *key) {
    const fl_object *found = state ? fl_object_get(state, key) : NULL;
    if (!found && !fl_failed()) fl_fail(FL_KEY_ERROR, "%s: the state has no '%s'", names[s->kind], key);
    return found;
}

static int64_t whole_of(const fl_object *o) { return o ? fl_object_as_int(o) : 0; }

/* Reads the state of s, and of its parts; `apply`: writes it, after a first time that read everything. */
static bool load(fl_scheduler *s, const fl_object *state, bool apply) {
    fl_scheduler read = *s;
    for (int i = 0; i < MAX_FIELDS && fields[s->kind][i].key; i++) {
        const field *f = &fields[s->kind][i];
        const fl_object *found = entry(s, state, f->key);
        void *value = (char *)&read + f->at;
        if (found && f->whole)
            *(int64_t *)value = fl_object_as_int(found);
        else if (found)
            *(double *)value = fl_object_as_float(found);
    }
    const bool own = !s->n_parts && s->kind != PLATEAU;
    const fl_object *base = own ? entry(s, state, "base_lrs") : NULL;
    if (base && fl_object_count(base) != s->groups)
        fl_fail(FL_VALUE_ERROR, "%s: the state is of %lld parameter groups, the optimizer has %d", names[s->kind],
                (long long)fl_object_count(base), s->groups);
    for (int i = 0; base && i < s->groups && !fl_failed(); i++) {
        const double from = fl_object_as_float(fl_object_item(base, i));
        if (apply) s->base[i] = from;
    }
    if (own) read.steps = whole_of(entry(s, state, "_step_count"));
    const fl_object *parts = s->n_parts ? entry(s, state, "_schedulers") : NULL;
    if (parts && fl_object_count(parts) != s->n_parts)
        fl_fail(FL_VALUE_ERROR, "%s: the state is of %lld schedules, there are %d", names[s->kind],
                (long long)fl_object_count(parts), s->n_parts);
    for (int i = 0; parts && i < s->n_parts && !fl_failed(); i++) load(s->parts[i], fl_object_item(parts, i), apply);
    if (s->kind != CHAINED || fl_object_get(state, "last_epoch")) /* PyTorch's has none of its own */
        read.epoch = whole_of(entry(s, state, "last_epoch"));
    if (fl_failed()) return false;
    if (apply) *s = read;
    return true;
}

bool fl_scheduler_load_state(fl_scheduler *s, const fl_object *state) {
    if (fl_failed() || !fl_given(s, "fl_scheduler_load_state", "s") ||
        !fl_given(state, "fl_scheduler_load_state", "state"))
        return false;
    if (fl_object_kind_of(state) != FL_OBJECT_DICT)
        return fl_fail(FL_TYPE_ERROR, "fl_scheduler_load_state: the state is no dict") != NULL;
    return load(s, state, false) && load(s, state, true);
}
