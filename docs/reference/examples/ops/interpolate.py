import flashlight
import flashlight.nn.functional as F

x = flashlight.arange(4.0).reshape(1, 1, 2, 2)
print(F.interpolate(x, size=(3, 3), mode="bilinear", align_corners=True))
