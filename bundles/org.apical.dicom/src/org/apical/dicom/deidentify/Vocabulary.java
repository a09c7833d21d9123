package org.apical.dicom.deidentify;

import java.util.Locale;
import java.util.Set;

/** The words that descriptions of an echocardiogram may keep: views, techniques, structures. */
final class Vocabulary {
    private static final Set<String> WORDS = Set.of(("a4c a2c a3c a5c ap4 ap2 ap3 ap4c ap2c ap3c 4ch 2ch 3ch 5ch aplax "
            + "plax psax sax lax apical parasternal subcostal suprasternal long short axis view chamber chambers four "
            + "two three five 4 2 3 5 2d 3d 4d mode m-mode doppler color colour cw pw cf tdi tvi spectral tissue flow "
            + "echo echocardiogram echocardiography transthoracic transesophageal transoesophageal tte tee toe adult "
            + "pediatric paediatric fetal cardiac heart lv rv la ra lvot rvot ef mitral aortic tricuspid pulmonary "
            + "valve septum wall apex aorta ivc left right ventricle atrium ventricular atrial stress rest peak "
            + "recovery low dose contrast cine loop clip still frame ultrasound us").split(" "));

    private Vocabulary() {
    }

    static boolean contains(String word) {
        return WORDS.contains(word.toLowerCase(Locale.ROOT));
    }

    /** Returns the words of a text that are known, in their order. */
    static String knownWords(String text) {
        StringBuilder known = new StringBuilder();
        for (String word : text.split("[^A-Za-z0-9-]+")) {
            if (contains(word)) {
                known.append(known.isEmpty() ? "" : " ").append(word);
            }
        }
        return known.toString();
    }
}
