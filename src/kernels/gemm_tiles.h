/* gemm_tiles.h: how large the tiles of gemm.inc's kernels are, and the table of those of one type.
 */
#ifndef FL_KERNELS_GEMM_TILES_H
#define FL_KERNELS_GEMM_TILES_H

/* Tiles of C in registers: 14 x 2 vectors of the 32 that AVX-512 has, 12 x 2 of NEON's 32, 6 x 2 of 16. */
#if FL_ISA_BYTES == 64
#define FL_GEMM_TILE_ROWS 14
#elif defined(__aarch64__)
#define FL_GEMM_TILE_ROWS 12
#else
#define FL_GEMM_TILE_ROWS 6
#endif
#if FL_GEMM_TILE_ROWS > 6
#define FL_GEMM_WIDE_ROWS 6
#define FL_GEMM_DOT_ROWS 4
#define FL_GEMM_DOT_COLUMNS 6
#else
#define FL_GEMM_WIDE_ROWS 2
#define FL_GEMM_DOT_ROWS 4
#define FL_GEMM_DOT_COLUMNS 3
#endif

/* clang-format off */
#define NARROW_SET(r, s) {tile_##r##_1_##s, tile_##r##_2_##s}
#define WIDE_SET(r, s) {tile_##r##_1_##s, tile_##r##_2_##s, tile_##r##_4_##s}
#if FL_GEMM_TILE_ROWS > 12
#define MORE_SETS(s) , NARROW_SET(7, s), NARROW_SET(8, s), NARROW_SET(9, s), NARROW_SET(10, s), NARROW_SET(11, s), NARROW_SET(12, s), NARROW_SET(13, s), NARROW_SET(14, s)
#elif FL_GEMM_TILE_ROWS > 6
#define MORE_SETS(s) , NARROW_SET(7, s), NARROW_SET(8, s), NARROW_SET(9, s), NARROW_SET(10, s), NARROW_SET(11, s), NARROW_SET(12, s)
#else
#define MORE_SETS(s)
#endif
#define FEW_SETS(s) WIDE_SET(1, s), WIDE_SET(2, s), NARROW_SET(3, s), NARROW_SET(4, s), NARROW_SET(5, s), NARROW_SET(6, s)
#if FL_GEMM_WIDE_ROWS > 2
#define FIRST_SETS(s) WIDE_SET(1, s), WIDE_SET(2, s), WIDE_SET(3, s), WIDE_SET(4, s), WIDE_SET(5, s), WIDE_SET(6, s)
#else
#define FIRST_SETS(s) FEW_SETS(s)
#endif
#define FL_GEMM_SET(type, s, more)                                                                        \
    FL_GEMM_SET_OF(type, s, FL_GEMM_TILE_ROWS, FL_GEMM_WIDE_ROWS, FL_GEMM_DOT_COLUMNS, more, FIRST_SETS(s) MORE_SETS(s))
/* Of integers, whose products nobody needs as fast: the tiles that 16 registers have room for, everywhere. */
#define FL_GEMM_WHOLE_SET(type, s) FL_GEMM_SET_OF(type, s, 6, 2, 3, , FEW_SETS(s))
#define FL_GEMM_SET_OF(type, s, most, wider, columns, more, ...)                                    \
    {                                                                                               \
        .size = sizeof(type), .rows = most, .lanes = FL_ISA_BYTES / sizeof(type),                   \
        .wide = wider, .dot_rows = FL_GEMM_DOT_ROWS, .dot_columns = columns,                        \
        .tile = {__VA_ARGS__}, .dot = dot_##s, .small = small_##s,                                  \
        .pack_columns = pack_columns_##s, .pack_rows = pack_rows_##s, .activate = activate_##s,     \
        .column_sums = column_sums_##s, .row = row_##s, more                                        \
    }
/* clang-format on */

#endif
