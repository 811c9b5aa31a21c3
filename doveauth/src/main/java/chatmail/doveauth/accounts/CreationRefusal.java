// SPDX-License-Identifier: Apache-2.0
package chatmail.doveauth.accounts;

import java.util.Locale;

/** Why an address was not created. */
public enum CreationRefusal {
    /** Not {@code local@domain} in lower case and plain ASCII. */
    ADDRESS_MALFORMED,
    DOMAIN_FOREIGN,
    NAME_LENGTH,
    NAME_CHARACTERS,
    PASSWORD_TOO_SHORT,
    PASSWORD_TOO_LONG,
    /** An account of this name existed and is gone. */
    NAME_RETIRED,
    /** The operator has switched creation off. */
    CREATION_OFF,
    LOAD_HIGH,
    MEMORY_LOW,
    DISK_LOW;

    /** Metric tag and log word, e.g. {@code password-too-short}. */
    public String tag() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
