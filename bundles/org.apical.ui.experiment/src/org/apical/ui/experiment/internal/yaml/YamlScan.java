package org.apical.ui.experiment.internal.yaml;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where keys and values stand in YAML text that may be unfinished, as it is while somebody types. It knows maps, lists
 * and values of one line, in blocks and in brackets, which is what experiment files are made of.
 */
public final class YamlScan {

    private final String text;
    private final Map<List<String>, Place> keys = new LinkedHashMap<>();
    private final Map<List<String>, Place> values = new LinkedHashMap<>();
    private final Deque<Frame> frames = new ArrayDeque<>();
    private int at;
    private State state = State.KEY;
    private int tokenStart;

    /**
     * Where something stands.
     *
     * @param path its path; items of lists are numbers from 0
     * @param offset where it begins
     * @param length how long it is
     */
    public record Place(List<String> path, int offset, int length) {

        /**
         * Returns whether an offset lies in it.
         *
         * @param place the offset
         * @return whether it does, the end included
         */
        public boolean touches(int place) {
            return place >= offset && place <= offset + length;
        }
    }

    /**
     * What is being typed.
     *
     * @param path where: of a key the map it is in, of a value its own path
     * @param isKey whether it may be a key
     * @param inBrackets whether it is within brackets, where a new line means nothing
     * @param offset where the word begins
     * @param prefix the word up to the caret
     * @param length the length of the whole word, of which the prefix is a part
     */
    public record Typing(List<String> path, boolean isKey, boolean inBrackets, int offset, String prefix, int length) {
    }

    private enum State {
        KEY, VALUE, COMMENT, QUOTED
    }

    /** A map or list that is open; a list has a number where a map has a key. */
    private static final class Frame {

        private final boolean brackets;
        private final boolean sequence;
        private final int indent;
        private final List<String> path;
        private String key;
        private int index;

        Frame(boolean brackets, boolean sequence, int indent, List<String> path) {
            this.brackets = brackets;
            this.sequence = sequence;
            this.indent = indent;
            this.path = path;
        }

        List<String> child() {
            return sequence ? YamlEdit.child(path, Integer.toString(index)) : key == null ? path
                    : YamlEdit.child(path, key);
        }
    }

    private YamlScan(String text) {
        this.text = text;
        scan();
    }

    /**
     * Scans a text.
     *
     * @param text the text
     * @return where everything stands
     */
    public static YamlScan of(String text) {
        return new YamlScan(text);
    }

    /**
     * Returns the places of all keys.
     *
     * @return places by path
     */
    public Map<List<String>, Place> keys() {
        return keys;
    }

    /**
     * Returns the places of all single values.
     *
     * @return places by path
     */
    public Map<List<String>, Place> values() {
        return values;
    }

    /**
     * Returns a single value.
     *
     * @param path its path
     * @return its text without quotes
     */
    public Optional<String> value(List<String> path) {
        return Optional.ofNullable(values.get(path)).map(place -> unquoted(text.substring(place.offset(),
                place.offset() + place.length())));
    }

    /**
     * Returns the keys that stand in a map.
     *
     * @param path the path of the map
     * @return the keys in order
     */
    public List<String> keysBelow(List<String> path) {
        return keys.keySet().stream().filter(key -> key.size() == path.size() + 1
                && key.subList(0, path.size()).equals(path)).map(key -> key.get(path.size())).toList();
    }

    /**
     * Returns what stands at an offset.
     *
     * @param offset the offset
     * @return the key or value there
     */
    public Optional<Place> placeAt(int offset) {
        return keys.values().stream().filter(place -> place.touches(offset)).findFirst()
                .or(() -> values.values().stream().filter(place -> place.touches(offset)).findFirst());
    }

    /**
     * Says what is being typed at a place.
     *
     * @param text the text
     * @param caret the place
     * @return what is typed; empty in comments
     */
    public static Optional<Typing> typing(String text, int caret) {
        return new YamlScan(text.substring(0, caret)).typing(text);
    }

    private Optional<Typing> typing(String whole) {
        if (state == State.COMMENT) {
            return Optional.empty();
        }
        int start = Math.min(tokenStart, text.length());
        String prefix = text.substring(start);
        int end = text.length();
        while (end < whole.length() && (Character.isLetterOrDigit(whole.charAt(end))
                || "._-".indexOf(whole.charAt(end)) >= 0)) {
            end++;
        }
        Frame top = frames.peek();
        boolean brackets = top != null && top.brackets;
        boolean key = state == State.KEY && (top == null || !(brackets && top.sequence));
        List<String> path = key && brackets ? top.path : key ? containerAt(start) : top.child();
        return Optional.of(new Typing(path, key, brackets, start, prefix, end - start));
    }

    /** Returns the map to which a key that begins at a place belongs, by its column. */
    private List<String> containerAt(int start) {
        int column = start - lineStart(start);
        for (Frame frame : frames) {
            if (frame.indent == column && !frame.sequence) {
                return frame.path;
            } else if (frame.indent < column) {
                return frame.child();
            }
        }
        return List.of();
    }

    private void scan() {
        while (at < text.length() || at == 0) {
            if (frames.peek() != null && frames.peek().brackets) {
                inBrackets();
            } else {
                line();
            }
            if (text.isEmpty()) {
                return;
            }
        }
    }

    /** Reads one line outside of brackets, up to the bracket that opens on it. */
    private void line() {
        int start = at;
        state = State.KEY;
        skipBlanks();
        while (at < text.length() && text.charAt(at) == '-' && (at + 1 == text.length()
                || Character.isWhitespace(text.charAt(at + 1)))) {
            dash(at - start);
            at++;
            skipBlanks();
        }
        tokenStart = at;
        if (isLineEnd()) {
            endLine();
            return;
        }
        int column = at - start;
        int colon = colon(at, false);
        if (colon >= 0) {
            closeTo(column, true);
            if (frames.peek() == null || frames.peek().indent < column || frames.peek().sequence) {
                frames.push(new Frame(false, false, column, frames.peek() == null ? List.of()
                        : frames.peek().child()));
            }
            key(frames.peek(), at, colon);
            at = colon + 1;
            state = State.VALUE;
            skipBlanks();
        } else if (frames.peek() != null && frames.peek().sequence && frames.peek().indent < column
                && text.substring(start, at).contains("-")) {
            state = State.KEY;
        }
        value();
    }

    private void dash(int column) {
        closeTo(column, false);
        Frame top = frames.peek();
        if (top != null && top.sequence && top.indent == column) {
            top.index++;
        } else {
            frames.push(new Frame(false, true, column, top == null ? List.of() : top.child()));
        }
    }

    /** Closes what is indented deeper; a key in the column of a list ends that list. */
    private void closeTo(int column, boolean forKey) {
        while (frames.peek() != null && (frames.peek().indent > column
                || forKey && frames.peek().indent == column && frames.peek().sequence)) {
            frames.pop();
        }
    }

    private void key(Frame frame, int from, int colon) {
        int end = colon;
        while (end > from && text.charAt(end - 1) == ' ') {
            end--;
        }
        frame.key = unquoted(text.substring(from, end));
        keys.putIfAbsent(frame.child(), new Place(frame.child(), from, end - from));
    }

    /** Reads a value of the innermost frame outside of brackets; brackets are left open for later. */
    private void value() {
        tokenStart = at;
        if (isLineEnd()) {
            endLine();
            return;
        }
        char first = text.charAt(at);
        if (first == '{' || first == '[') {
            open(first == '[');
            return;
        }
        int end = first == '"' || first == '\'' ? quoted(first) : plain(false);
        if (state == State.VALUE || frames.peek() != null) {
            List<String> path = frames.peek() == null ? List.of() : frames.peek().child();
            values.putIfAbsent(path, new Place(path, at, end - at));
        }
        at = end;
        if (at < text.length()) {
            endLine();
        }
    }

    private void open(boolean sequence) {
        List<String> path = frames.peek() == null ? List.of() : frames.peek().child();
        frames.push(new Frame(true, sequence, at - lineStart(at), path));
        at++;
        state = sequence ? State.VALUE : State.KEY;
        tokenStart = at;
    }

    /** Reads one token within brackets. */
    private void inBrackets() {
        Frame top = frames.peek();
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
            if (text.charAt(at - 1) == '\n' && abandoned()) {
                return;
            }
        }
        tokenStart = at;
        if (at == text.length()) {
            return;
        }
        char c = text.charAt(at);
        if (c == '#') {
            endLine();
        } else if (c == '{' || c == '[') {
            open(c == '[');
        } else if (c == '}' || c == ']') {
            close();
        } else if (c == ',') {
            at++;
            tokenStart = at;
            top.index++;
            top.key = top.sequence ? top.key : null;
            state = top.sequence ? State.VALUE : State.KEY;
        } else if (c == ':') {
            at++;
            tokenStart = at;
            state = State.VALUE;
        } else {
            word(top, c);
        }
    }

    private void word(Frame top, char first) {
        int end = first == '"' || first == '\'' ? quoted(first) : plain(true);
        int colon = top.sequence || state != State.KEY ? -1 : colon(at, true);
        if (colon >= 0) {
            key(top, at, colon);
            at = colon + 1;
            state = State.VALUE;
            tokenStart = at;
            return;
        }
        if (state == State.VALUE) {
            values.putIfAbsent(top.child(), new Place(top.child(), at, end - at));
        }
        at = Math.max(end, at + 1);
    }

    private void close() {
        frames.pop();
        at++;
        tokenStart = at;
        state = State.VALUE;
        if (frames.peek() == null || !frames.peek().brackets) {
            skipBlanks();
            if (!isLineEnd()) {
                at = lineEnd(at);
            }
            endLine();
        }
    }

    /** A key at the start of a line cannot be within brackets: they were not closed yet. */
    private boolean abandoned() {
        int colon = colon(at, false);
        if (colon < 0 || at < text.length() && !Character.isLetter(text.charAt(at))) {
            return false;
        }
        while (frames.peek() != null && frames.peek().brackets) {
            frames.pop();
        }
        return true;
    }

    /** Returns the colon behind a key, -1 when there is none before the line, the value or the bracket ends. */
    private int colon(int from, boolean brackets) {
        int i = from;
        if (i < text.length() && (text.charAt(i) == '"' || text.charAt(i) == '\'')) {
            i = endOfQuotes(i);
        }
        for (; i < text.length() && text.charAt(i) != '\n'; i++) {
            char c = text.charAt(i);
            boolean last = i + 1 == text.length();
            if (c == ':' && (last || Character.isWhitespace(text.charAt(i + 1))
                    || brackets && ",[]{}".indexOf(text.charAt(i + 1)) >= 0)) {
                return i;
            }
            if ("{[]}".indexOf(c) >= 0 || brackets && c == ',' || c == '#' && i > from && text.charAt(i - 1) == ' ') {
                return -1;
            }
        }
        return -1;
    }

    private int quoted(char quote) {
        int end = endOfQuotes(at);
        if (end == text.length() && (end == at + 1 || text.charAt(end - 1) != quote)) {
            state = State.QUOTED;
        }
        return end;
    }

    private int endOfQuotes(int from) {
        char quote = text.charAt(from);
        for (int i = from + 1; i < text.length() && text.charAt(i) != '\n'; i++) {
            if (text.charAt(i) == '\\' && quote == '"') {
                i++;
            } else if (text.charAt(i) == quote) {
                return i + 1;
            }
        }
        return lineEnd(from);
    }

    private int plain(boolean brackets) {
        int end = at;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            char c = text.charAt(end);
            if (c == '#' && text.charAt(end - 1) == ' ' || brackets && (",[]{}".indexOf(c) >= 0
                    || c == ':' && (end + 1 == text.length() || Character.isWhitespace(text.charAt(end + 1))))) {
                break;
            }
            end++;
        }
        boolean atEnd = end == text.length();
        while (!atEnd && end > at && text.charAt(end - 1) == ' ') {
            end--;
        }
        return end;
    }

    private boolean isLineEnd() {
        return at >= text.length() || text.charAt(at) == '\n' || text.charAt(at) == '\r' || text.charAt(at) == '#';
    }

    private void endLine() {
        int end = lineEnd(at);
        if (text.substring(Math.min(at, end), end).stripLeading().startsWith("#") && end == text.length()) {
            state = State.COMMENT;
        }
        if (end < text.length()) {
            at = end + 1;
            tokenStart = at;
            state = State.KEY;
        } else {
            at = end;
        }
        if (end < text.length() && frames.peek() != null && frames.peek().brackets) {
            state = frames.peek().sequence || frames.peek().key != null ? State.VALUE : State.KEY;
        }
    }

    private void skipBlanks() {
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
    }

    private int lineStart(int offset) {
        return text.lastIndexOf('\n', offset - 1) + 1;
    }

    private int lineEnd(int offset) {
        int end = text.indexOf('\n', offset);
        return end < 0 ? text.length() : end;
    }

    private static String unquoted(String word) {
        boolean quoted = word.length() > 1 && (word.startsWith("\"") && word.endsWith("\"")
                || word.startsWith("'") && word.endsWith("'"));
        return quoted ? word.substring(1, word.length() - 1) : word;
    }
}
