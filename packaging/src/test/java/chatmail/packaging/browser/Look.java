// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.browser;

import java.util.Locale;

/** A screen and what its owner likes. */
enum Look {
    PHONE_LIGHT(360, 640),
    PHONE_DARK(360, 640),
    DESKTOP_LIGHT(1280, 800),
    DESKTOP_DARK(1280, 800);

    final int width;
    final int height;

    Look(int width, int height) {
        this.width = width;
        this.height = height;
    }

    String scheme() {
        return name().endsWith("DARK") ? "dark" : "light";
    }

    boolean isPhone() {
        return name().startsWith("PHONE");
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
