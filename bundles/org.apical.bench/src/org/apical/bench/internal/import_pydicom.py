"""Imports clips as the command import does, with pydicom and GDCM: the other side of "bench import".

Arguments: a file that lists DICOM files, the output, rows and columns of a frame, frames a clip, interval in ms,
processes. Prints one JSON object. Every step is the plain way with these libraries: read, decode, grey, sector, blank,
crop, one frame every interval from FrameTimeVector, FrameTime or CineRate, area resize, write.
"""
import json
import multiprocessing
import resource
import sys
import time

import numpy
import pydicom
from pydicom.pixel_data_handlers import gdcm_handler
from pydicom.pixel_data_handlers.util import apply_color_lut, convert_color_space

try:
    import cv2
except ImportError:
    cv2 = None
    from PIL import Image

# GDCM's handler reads no RLE: for that, as for native pixels, pydicom's own follow.
pydicom.config.pixel_data_handlers = [gdcm_handler] + [
    h for h in pydicom.config.pixel_data_handlers if "gdcm" not in h.__name__]


def times(ds, count):
    if "FrameTimeVector" in ds:
        return numpy.cumsum([float(v) for v in ds.FrameTimeVector])
    step = float(ds.FrameTime) if ds.get("FrameTime") else 1000.0 / float(ds.CineRate)
    return step * numpy.arange(count)


def grey(ds, frames):
    photometric = ds.PhotometricInterpretation
    if photometric == "PALETTE COLOR":
        frames = apply_color_lut(frames, ds)
        frames = (frames >> 8).astype(numpy.uint8) if frames.dtype == numpy.uint16 else frames
    elif photometric.startswith("YBR") and ds.file_meta.TransferSyntaxUID.is_compressed is False:
        frames = convert_color_space(frames, photometric, "RGB", per_frame=True)
    if frames.ndim == 4:
        if cv2 is not None:
            return numpy.stack([cv2.cvtColor(f, cv2.COLOR_RGB2GRAY) for f in frames])
        return (frames @ numpy.array([0.299, 0.587, 0.114])).astype(numpy.uint8)
    if frames.dtype != numpy.uint8:
        frames = (frames >> max(0, ds.BitsStored - 8)).astype(numpy.uint8)
    return frames


def sector(ds, frames):
    mask = numpy.zeros(frames.shape[1:], bool)
    for region in ds.get("SequenceOfUltrasoundRegions", []):
        if region.get("RegionDataType") == 1:
            mask[region.RegionLocationMinY0:region.RegionLocationMaxY1 + 1,
                 region.RegionLocationMinX0:region.RegionLocationMaxX1 + 1] = True
    moving = frames.max(axis=0).astype(int) - frames.min(axis=0) > 8
    mask = moving & mask if mask.any() else moving
    return mask if mask.any() else frames.max(axis=0) > 8


def one(job):
    path, rows, columns, wanted, interval = job
    try:
        ds = pydicom.dcmread(path)
        pixels = ds.pixel_array
        if int(ds.get("NumberOfFrames", 1) or 1) == 1:
            pixels = pixels[numpy.newaxis]
        taken = times(ds, len(pixels))
        targets = numpy.arange(wanted) * interval
        targets = targets[targets <= taken[-1] + interval / 2]
        picked = numpy.unique(numpy.abs(taken[None, :] - targets[:, None]).argmin(axis=1))
        frames = grey(ds, pixels[picked])
        mask = sector(ds, frames)
        frames = frames * mask
        ys, xs = numpy.nonzero(mask)
        frames = frames[:, ys.min():ys.max() + 1, xs.min():xs.max() + 1]
        if cv2 is not None:
            small = [cv2.resize(f, (columns, rows), interpolation=cv2.INTER_AREA) for f in frames]
        else:
            small = [numpy.asarray(Image.fromarray(f).resize((columns, rows), Image.BOX)) for f in frames]
        return path, numpy.stack(small).tobytes(), len(small)
    except Exception:
        return path, None, 0


def main():
    listed, out, rows, columns, wanted, interval, processes = sys.argv[1:8]
    with open(listed) as lines:
        paths = [line.rstrip("\n") for line in lines if line.strip()]
    jobs = [(p, int(rows), int(columns), int(wanted), float(interval)) for p in paths]
    began = time.perf_counter()
    done, count = [], 0
    with open(out, "wb") as store, multiprocessing.Pool(int(processes)) as pool:
        for path, data, frames in pool.imap(one, jobs):
            if data is not None:
                store.write(data)
                done.append(path)
                count += frames
    seconds = time.perf_counter() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss \
        + int(processes) * resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    print(json.dumps({"files": done, "frames": count, "seconds": seconds, "peakMemoryMb": peak / 1024,
                      "versions": "pydicom " + pydicom.__version__ + (", OpenCV " + cv2.__version__ if cv2 else ", PIL")}))


main()
