// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.web;

import chatmail.common.config.ChatmailConfig;

/**
 * The links that make a messenger join the relay.
 *
 * @param host of the web site
 * @param trusted whether the certificate is one that apps know; with one of our own making they take no invitation for
 *     all, but only a {@code dclogin:} link for one address, which {@code /new} makes
 */
record Invitation(String domain, String host, boolean trusted) {

    static Invitation to(ChatmailConfig config) {
        var domain = config.mailDomain();
        return new Invitation(
                domain,
                domain.replaceAll("[\\[\\]]", ""),
                config.web().certificate().isPresent());
    }

    /** The app makes up name and password. */
    String link() {
        return "dcaccount:" + domain;
    }

    /** An app of before 2025 asks this URL for them. */
    String olderLink() {
        return "DCACCOUNT:https://" + host + "/new";
    }
}
