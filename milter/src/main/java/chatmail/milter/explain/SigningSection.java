// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.explain;

import chatmail.common.config.ChatmailConfig;
import chatmail.milter.dkim.SigningKey;
import chatmail.milter.dkim.SigningKeys;

/** With which keys the message leaves. */
final class SigningSection {
    private SigningSection() {}

    static void print(Page page, ChatmailConfig.Dkim settings, SigningKeys keys) {
        page.title("Signing, if accepted");
        if (keys.keys().isEmpty()) {
            page.row(
                    "no key",
                    "mail leaves unsigned until there is "
                            + settings.keyDir().resolve(settings.selector() + ".private"));
        }
        for (SigningKey key : keys.keys()) {
            page.row(key.algorithm().tag(), "d=" + keys.domain() + " s=" + key.selector());
        }
    }
}
