// SPDX-License-Identifier: Apache-2.0
package chatmail.doveauth.dict;

/** A request that cannot be answered; the message goes to Dovecot and its log, so it has no address and no secret. */
public final class DictFailure extends Exception {
    private static final long serialVersionUID = 1;

    public DictFailure(String message) {
        super(message, null, false, false);
    }
}
