package org.apical.ui.experiment.internal.network;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Places the boxes of a network in ranks from top to bottom, each below all that feed it, and leads lines past the
 * ranks between them (after Sugiyama, Tagawa and Toda, 1981). Lengths are in the units of one box, gaps included.
 */
public final class GraphLayout {

    private static final int SWEEPS = 4;

    private final List<Place> places = new ArrayList<>();
    private final List<List<Place>> ranks = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();
    private final double width;

    /** A place of a box, or of a line on its way past a rank. */
    public static final class Place {

        private final int box;
        private final int rank;
        private final List<Place> above = new ArrayList<>();
        private final List<Place> below = new ArrayList<>();
        private double x;

        private Place(int box, int rank) {
            this.box = box;
            this.rank = rank;
        }

        /**
         * Returns the number of the box.
         *
         * @return the number, -1 for a line on its way
         */
        public int box() {
            return box;
        }

        /**
         * Returns the rank.
         *
         * @return the rank, from 0 at the top
         */
        public int rank() {
            return rank;
        }

        /**
         * Returns where it lies from left to right.
         *
         * @return the middle, in widths of a box
         */
        public double x() {
            return x;
        }

        private double room() {
            return box < 0 ? 0.35 : 1;
        }
    }

    /**
     * A line from one box to another.
     *
     * @param points the places it passes, the boxes included
     */
    public record Line(List<Place> points) {

        /** Copies the places. */
        public Line {
            points = List.copyOf(points);
        }
    }

    private GraphLayout(LayerGraph graph) {
        int count = graph.boxes().size();
        int[] rank = new int[count];
        for (int box = 0; box < count; box++) {
            for (int input : graph.inputs().get(box)) {
                rank[box] = Math.max(rank[box], rank[input] + 1);
            }
            places.add(placed(box, rank[box]));
        }
        for (int box = 0; box < count; box++) {
            for (int input : graph.inputs().get(box)) {
                connect(places.get(input), places.get(box));
            }
        }
        order();
        width = spread();
    }

    /**
     * Lays out a graph.
     *
     * @param graph the graph
     * @return where everything lies
     */
    public static GraphLayout of(LayerGraph graph) {
        return new GraphLayout(graph);
    }

    private Place placed(int box, int rank) {
        Place place = new Place(box, rank);
        while (ranks.size() <= rank) {
            ranks.add(new ArrayList<>());
        }
        ranks.get(rank).add(place);
        return place;
    }

    private void connect(Place from, Place to) {
        List<Place> points = new ArrayList<>(List.of(from));
        Place last = from;
        for (int rank = from.rank + 1; rank <= to.rank; rank++) {
            Place next = rank == to.rank ? to : placed(-1, rank);
            last.below.add(next);
            next.above.add(last);
            points.add(next);
            last = next;
        }
        lines.add(new Line(points));
    }

    /** Orders each rank by the mean place of the neighbours, down and up in turns. */
    private void order() {
        ranks.forEach(GraphLayout::number);
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            boolean down = sweep % 2 == 0;
            for (int i = 1; i < ranks.size(); i++) {
                List<Place> rank = ranks.get(down ? i : ranks.size() - 1 - i);
                rank.sort(Comparator.comparingDouble(place -> mean(down ? place.above : place.below, place.x)));
                number(rank);
            }
        }
    }

    private static void number(List<Place> rank) {
        for (int i = 0; i < rank.size(); i++) {
            rank.get(i).x = i;
        }
    }

    private static double mean(List<Place> neighbours, double otherwise) {
        return neighbours.stream().mapToDouble(place -> place.x).average().orElse(otherwise);
    }

    /** Moves everything to below what feeds it and above what it feeds, as far as its neighbours leave room. */
    private double spread() {
        for (List<Place> rank : ranks) {
            double x = 0;
            for (Place place : rank) {
                place.x = x + place.room() / 2;
                x += place.room();
            }
            double shift = x / 2;
            rank.forEach(place -> place.x -= shift);
        }
        for (int sweep = 0; sweep < 2 * SWEEPS; sweep++) {
            boolean down = sweep % 2 == 0;
            for (int i = 0; i < ranks.size(); i++) {
                List<Place> rank = ranks.get(down ? i : ranks.size() - 1 - i);
                settle(rank, rank.stream().mapToDouble(place -> mean(down ? place.above : place.below, place.x))
                        .toArray());
            }
        }
        double left = places.isEmpty() ? 0 : Double.POSITIVE_INFINITY;
        double right = 0;
        for (List<Place> rank : ranks) {
            left = Math.min(left, rank.get(0).x - rank.get(0).room() / 2);
        }
        for (List<Place> rank : ranks) {
            for (Place place : rank) {
                place.x -= left;
            }
            Place last = rank.get(rank.size() - 1);
            right = Math.max(right, last.x + last.room() / 2);
        }
        return right;
    }

    /** Puts the places of a rank near where they would like to be, in order and without overlap. */
    private static void settle(List<Place> rank, double[] wanted) {
        int count = rank.size();
        double[] forward = new double[count];
        double[] backward = new double[count];
        for (int i = 0; i < count; i++) {
            forward[i] = i == 0 ? wanted[0] : Math.max(wanted[i], forward[i - 1] + gap(rank, i));
        }
        for (int i = count - 1; i >= 0; i--) {
            backward[i] = i == count - 1 ? wanted[i] : Math.min(wanted[i], backward[i + 1] - gap(rank, i + 1));
        }
        for (int i = 0; i < count; i++) {
            rank.get(i).x = (forward[i] + backward[i]) / 2;
        }
    }

    private static double gap(List<Place> rank, int i) {
        return (rank.get(i - 1).room() + rank.get(i).room()) / 2;
    }

    /**
     * Returns where the boxes lie.
     *
     * @return a place a box, in their order
     */
    public List<Place> places() {
        return List.copyOf(places);
    }

    /**
     * Returns the lines.
     *
     * @return the lines
     */
    public List<Line> lines() {
        return List.copyOf(lines);
    }

    /**
     * Returns how many ranks there are.
     *
     * @return the number
     */
    public int ranks() {
        return ranks.size();
    }

    /**
     * Returns the width of all.
     *
     * @return the width in widths of a box
     */
    public double width() {
        return width;
    }
}
