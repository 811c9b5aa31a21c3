// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import chatmail.common.config.ChatmailConfig;
import chatmail.common.config.ConfigException;
import chatmail.packaging.admin.host.Host;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All files of the web site.
 *
 * @param files path below the site's root to content
 */
public record Site(SortedMap<String, byte[]> files) {

    /**
     * Makes them of the templates and the settings; files of {@code www_folder} replace ours or are added.
     *
     * @throws ConfigException when {@code www_folder} cannot be taken
     */
    public static Site of(Host host, ChatmailConfig config) throws IOException, ConfigException {
        var site = new Site(new TreeMap<>());
        site.addOurs(host.home().resolve("share/web"), config);
        if (config.web().folder().isPresent()) {
            site.files.putAll(OwnPages.in(host, config.web().folder().get()));
        }
        var problems = site.files.keySet().stream()
                .filter(site::isADirectoryToo)
                .map(path ->
                        path + " is a file and a directory (expected: files of www_folder have names of their own, or"
                                + " those of ours)")
                .toList();
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
        return site;
    }

    private void addOurs(Path templates, ChatmailConfig config) throws IOException {
        copy(templates, "style.css");
        copy(templates, "logo.svg");
        var invitation = Invitation.to(config);
        if (invitation.trusted()) {
            files.put("invite.svg", QrSvg.of(invitation.link()).getBytes(UTF_8));
        } else {
            copy(templates, "qr.js");
            copy(templates, "join.js");
        }
        var languages = Language.all(templates.resolve("lang"));
        var pages = new Pages(templates, Facts.of(config), languages);
        for (var language : languages) {
            for (var page : Pages.NAMES) {
                files.put(Pages.path(language, page), pages.make(language, page).getBytes(UTF_8));
            }
        }
    }

    private boolean isADirectoryToo(String path) {
        var below = path + '/';
        return files.tailMap(below).keySet().stream().limit(1).anyMatch(next -> next.startsWith(below));
    }

    private void copy(Path templates, String name) throws IOException {
        files.put(name, Files.readAllBytes(templates.resolve(name)));
    }
}
