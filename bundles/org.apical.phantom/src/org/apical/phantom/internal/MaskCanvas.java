package org.apical.phantom.internal;

import java.util.Arrays;
import org.apical.phantom.MaskStructure;

/** The truth of one frame in its own pixels: a byte a pixel, a bit a structure. */
public final class MaskCanvas implements Canvas {
    private static final int CHAMBERS = MaskStructure.LV.bit() | MaskStructure.LA.bit() | MaskStructure.WALL.bit();
    private static final int CROSSINGS = 16;
    /** The point spread makes a line's echo wider than the line. */
    private static final double BLUR_CM = 0.25;

    private final Sector sector;
    private final byte[] base;
    private final byte[] bits;
    private final double[] crossing = new double[CROSSINGS];

    /** Marks the sector and, in it, the near field down to a range in centimetres. */
    public MaskCanvas(Sector sector, double nearFieldCm) {
        this.sector = sector;
        this.base = new byte[sector.rows() * sector.columns()];
        this.bits = new byte[base.length];
        for (int row = 0; row < sector.rows(); row++) {
            for (int column = 0; column < sector.columns(); column++) {
                double x = sector.xCm(column);
                double z = sector.zCm(row);
                if (sector.contains(x, z)) {
                    boolean near = x * x + z * z < nearFieldCm * nearFieldCm;
                    base[row * sector.columns() + column] = (byte) (MaskStructure.SECTOR.bit()
                            | (near ? MaskStructure.NEAR_FIELD.bit() : 0));
                }
            }
        }
    }

    /** Begins a frame. */
    public void clear() {
        System.arraycopy(base, 0, bits, 0, base.length);
    }

    /** Returns the bits of the current frame, by row; the array is used again for the next one. */
    public byte[] bits() {
        return bits;
    }

    /** Returns the mask of the sector alone, by row. */
    public byte[] base() {
        return base;
    }

    @Override
    public void fill(Outline outline, Kind kind, double levelDb, MaskStructure structure) {
        mark(outline, CHAMBERS, structure == null ? 0 : structure.bit());
    }

    @Override
    public void line(Outline line, double levelDb, double widthCm, double mirror, MaskStructure structure) {
        if (structure != null) {
            for (int i = 0; i + 1 < line.size(); i++) {
                mark(bar(line, i, widthCm + BLUR_CM), 0, structure.bit());
            }
        }
    }

    private static Outline bar(Outline line, int i, double widthCm) {
        double dx = line.x(i + 1) - line.x(i);
        double dz = line.z(i + 1) - line.z(i);
        double scale = widthCm / 2 / Math.max(1e-9, Math.sqrt(dx * dx + dz * dz));
        double sideX = -dz * scale;
        double sideZ = dx * scale;
        double overX = dx * scale * 0.5;
        double overZ = dz * scale * 0.5;
        return new Outline().add(line.x(i) + sideX - overX, line.z(i) + sideZ - overZ)
                .add(line.x(i + 1) + sideX + overX, line.z(i + 1) + sideZ + overZ)
                .add(line.x(i + 1) - sideX + overX, line.z(i + 1) - sideZ + overZ)
                .add(line.x(i) - sideX - overX, line.z(i) - sideZ - overZ);
    }

    private void mark(Outline outline, int clear, int set) {
        double top = Double.POSITIVE_INFINITY;
        double bottom = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < outline.size(); i++) {
            double y = row(outline, i);
            top = Math.min(top, y);
            bottom = Math.max(bottom, y);
        }
        int last = Math.min(sector.rows() - 1, (int) Math.floor(bottom));
        for (int row = Math.max(0, (int) Math.ceil(top)); row <= last; row++) {
            int count = crossings(outline, row);
            for (int c = 0; c + 1 < count; c += 2) {
                int from = Math.max(0, (int) Math.ceil(crossing[c]));
                int to = Math.min(sector.columns(), (int) Math.ceil(crossing[c + 1]));
                for (int at = row * sector.columns() + from; at < row * sector.columns() + to; at++) {
                    if (base[at] != 0) {
                        bits[at] = (byte) (bits[at] & ~clear | set);
                    }
                }
            }
        }
    }

    /** Finds where the outline crosses the centres of a row, in pixel centres from the left. */
    private int crossings(Outline outline, int row) {
        int count = 0;
        double y0 = row(outline, 0);
        for (int i = 1; i <= outline.size(); i++) {
            double y1 = row(outline, i);
            if ((y0 <= row) != (y1 <= row) && count < CROSSINGS) {
                double share = (row - y0) / (y1 - y0);
                crossing[count++] = column(outline, i - 1) + share * (column(outline, i) - column(outline, i - 1));
            }
            y0 = y1;
        }
        Arrays.sort(crossing, 0, count);
        return count;
    }

    private double row(Outline outline, int i) {
        return outline.z(i) * sector.pixelsPerCm() + sector.apexY() - 0.5;
    }

    private double column(Outline outline, int i) {
        return outline.x(i) * sector.pixelsPerCm() + sector.apexX() - 0.5;
    }
}
