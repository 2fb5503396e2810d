package io.github.clientupdater.swing;

import java.awt.event.KeyEvent;

/**
 * The text of a button.
 *
 * @param text without any mark
 * @param mnemonicIndex which of its characters is the mnemonic; -1 for none
 */
record Label(String text, int mnemonicIndex) {
    /** Returns the key that goes with Alt. */
    int mnemonic() {
        return mnemonicIndex < 0
                ? KeyEvent.VK_UNDEFINED
                : KeyEvent.getExtendedKeyCodeForChar(Character.toLowerCase(text.charAt(mnemonicIndex)));
    }
}
