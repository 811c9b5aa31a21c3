// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.web;

import java.util.List;
import java.util.stream.Collectors;

/**
 * From a page to itself in all languages. The links name the file, for the bare directory may be answered in the
 * language of the browser.
 *
 * @param here the page's language
 * @param up from the page to the top
 */
record LanguageLinks(List<Language> languages, Language here, String page, String up) {

    /** For machines. */
    String alternates() {
        return languages.stream()
                        .map(language -> alternate(language.tag(), language))
                        .collect(Collectors.joining())
                + languages.stream()
                        .filter(Language::isAtTheTop)
                        .map(language -> alternate("x-default", language))
                        .collect(Collectors.joining());
    }

    private String alternate(String tag, Language language) {
        return "<link rel=\"alternate\" hreflang=\"%s\" href=\"%s\">\n".formatted(tag, href(language));
    }

    /** For people. */
    String choice() {
        return languages.stream()
                .map(language -> "<a href=\"%s\" lang=\"%s\" hreflang=\"%2$s\"%s>%s</a>\n"
                        .formatted(
                                href(language),
                                language.tag(),
                                language.equals(here) ? " aria-current=\"true\"" : "",
                                language.name()))
                .collect(Collectors.joining());
    }

    private String href(Language language) {
        return up + Pages.path(language, page);
    }
}
