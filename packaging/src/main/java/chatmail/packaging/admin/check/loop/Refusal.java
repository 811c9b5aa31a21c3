// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.check.loop;

import java.io.IOException;

/** A server understood and said no; the message has its words. */
final class Refusal extends IOException {

    private static final long serialVersionUID = 1;

    Refusal(String words) {
        super(words);
    }
}
