// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;

/**
 * Makes pages: the texts of a language in a page's template, and that in the frame around all pages.
 *
 * @param templates the directory
 */
record Pages(Path templates, Facts facts, List<Language> languages) {

    /** In the order in which they are linked. */
    static final List<String> NAMES = List.of("index", "info", "privacy");

    /** Where a page is. */
    static String path(Language language, String page) {
        return (language.isAtTheTop() ? "" : language.tag() + '/') + page + ".html";
    }

    String make(Language language, String page) throws IOException {
        var up = language.isAtTheTop() ? "" : "../";
        var links = new LanguageLinks(languages, language, page, up);
        var texts = new HashMap<>(language.tell(facts));
        texts.put("LANG", language.tag());
        texts.put("UP", up);
        texts.put("PAGE", page);
        texts.put("ALTERNATES", links.alternates());
        texts.put("LANGUAGES", links.choice());
        for (var each : NAMES) {
            texts.put("HERE_" + each.toUpperCase(Locale.ROOT), each.equals(page) ? " aria-current=\"page\"" : "");
        }
        texts.put("TITLE", new Template("@TITLE_" + page.toUpperCase(Locale.ROOT) + '@').fill(facts.so(), texts));
        texts.put("MAIN", template(page).fill(facts.so(), texts));
        return template("frame").fill(facts.so(), texts);
    }

    private Template template(String name) throws IOException {
        return new Template(Files.readString(templates.resolve(name + ".html")));
    }
}
