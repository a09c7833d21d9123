package org.apical.ui.experiment.internal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apical.ui.Palette;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.TextAttribute;
import org.eclipse.jface.text.rules.IToken;
import org.eclipse.jface.text.rules.ITokenScanner;
import org.eclipse.jface.text.rules.Token;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.RGB;

/** Finds what is coloured in the text: keys, comments, texts in quotes, numbers and words with a meaning. */
final class YamlTokens implements ITokenScanner {

    private static final Pattern TOKEN = Pattern.compile("(?<comment>(?<![^\\s])#.*)"
            + "|(?<quoted>\"(?:\\\\.|[^\"\\\\\\n])*\"|'[^'\\n]*')"
            + "|(?<key>[\\w][\\w.-]*(?=\\s*:(?:\\s|$)))"
            + "|(?<number>(?<![\\w.-])[-+]?\\d[\\d_]*(?:\\.\\d*)?(?:[eE][-+]?\\d+)?(?![\\w.-]))"
            + "|(?<word>(?<![\\w.-])(?:true|false|null)(?![\\w.-]))", Pattern.MULTILINE);

    private final Token plain = new Token(null);
    private final Token key = new Token(null);
    private final Token comment = new Token(null);
    private final Token quoted = new Token(null);
    private final Token number = new Token(null);
    private Matcher matcher;
    private int start;
    private int end;
    private int tokenStart;
    private int tokenEnd;
    private boolean found;

    YamlTokens() {
        setDark(false);
    }

    /** Chooses colours for the ground; each is told from it and from the others by all colour visions. */
    void setDark(boolean dark) {
        key.setData(attribute(dark ? new RGB(0x6C, 0xBF, 0xF0) : new RGB(0x00, 0x55, 0x96), SWT.BOLD));
        comment.setData(attribute(dark ? new RGB(0x9A, 0xA5, 0xAE) : new RGB(0x5F, 0x6A, 0x72), SWT.ITALIC));
        quoted.setData(attribute(dark ? new RGB(0x4F, 0xC9, 0xA3) : new RGB(0x00, 0x6E, 0x50), SWT.NORMAL));
        number.setData(attribute(dark ? new RGB(0xF0, 0xA8, 0x5C) : new RGB(0xA8, 0x46, 0x00), SWT.NORMAL));
        plain.setData(null);
    }

    private static TextAttribute attribute(RGB colour, int style) {
        return new TextAttribute(Palette.color(colour), null, style);
    }

    @Override
    public void setRange(IDocument document, int offset, int length) {
        start = offset;
        end = offset + length;
        tokenEnd = offset;
        tokenStart = offset;
        try {
            matcher = TOKEN.matcher(document.get(offset, length));
        } catch (BadLocationException e) {
            matcher = TOKEN.matcher("");
            end = offset;
        }
        found = matcher.find();
    }

    @Override
    public IToken nextToken() {
        tokenStart = tokenEnd;
        if (tokenStart >= end) {
            return Token.EOF;
        }
        if (!found || matcher.start() + start > tokenStart) {
            tokenEnd = found ? matcher.start() + start : end;
            return plain;
        }
        IToken token = matcher.group("comment") != null ? comment : matcher.group("quoted") != null ? quoted
                : matcher.group("key") != null ? key : number;
        tokenEnd = matcher.end() + start;
        found = matcher.find();
        return token;
    }

    @Override
    public int getTokenOffset() {
        return tokenStart;
    }

    @Override
    public int getTokenLength() {
        return tokenEnd - tokenStart;
    }
}
