// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.web;

/** Text as HTML has to have it, in elements and in quoted attributes. */
final class Html {

    private Html() {}

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** Lines stay lines. */
    static String lines(String text) {
        return escape(text.strip()).replaceAll("\\s*\\R\\s*", "<br>");
    }
}
