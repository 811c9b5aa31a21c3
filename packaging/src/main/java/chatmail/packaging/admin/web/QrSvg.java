// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.web;

import io.nayuki.qrcodegen.QrCode;

/** A QR code (ISO/IEC 18004) as a picture that can be printed in any size. */
final class QrSvg {

    /** Blank modules on each side (section 5.3.8). */
    private static final int QUIET = 4;

    private QrSvg() {}

    static String of(String text) {
        var code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        int side = code.size + 2 * QUIET;
        var path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                int width = darkFrom(code, x, y);
                if (width > 0) {
                    path.append('M').append(x + QUIET).append(' ').append(y + QUIET);
                    path.append('h').append(width).append("v1h-").append(width).append('z');
                    x += width;
                }
            }
        }
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" shape-rendering="crispEdges">
                <title>%s</title>
                <path fill="#fff" d="M0 0h%dv%dH0z"/>
                <path d="%s"/>
                </svg>
                """.formatted(side, side, Html.escape(text), side, side, path);
    }

    private static int darkFrom(QrCode code, int x, int y) {
        int width = 0;
        while (x + width < code.size && code.getModule(x + width, y)) {
            width++;
        }
        return width;
    }
}
