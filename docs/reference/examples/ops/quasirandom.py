import flashlight

# One dimension is van der Corput's sequence; quasirandom.SobolEngine has 21,201, by the table in the package scipy.
directions = flashlight.pow(2, flashlight.arange(29, -1, -1)).reshape(1, 30)
zero = flashlight.zeros(1, dtype=flashlight.int64)
points, last = flashlight._sobol_engine_draw(zero, 6, directions, 1, 0, dtype=flashlight.float32)
print(points.flatten())
