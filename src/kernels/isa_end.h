/* isa_end.h: closes what isa.h opened; the last include of a file that makes a variant (Clang wants its pragma closed).
 */
#if defined(__x86_64__) && FL_ISA_BYTES > 16
#if defined(__clang__)
#pragma clang attribute pop
#else
#pragma GCC pop_options
#endif
#endif
