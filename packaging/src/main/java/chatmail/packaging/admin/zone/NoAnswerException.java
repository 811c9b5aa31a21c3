// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.zone;

import java.io.IOException;

/** DNS says neither what there is nor that there is nothing. */
public final class NoAnswerException extends IOException {

    private static final long serialVersionUID = 1;

    NoAnswerException(String name, String why) {
        super("DNS does not tell about " + name + ": " + why);
    }
}
