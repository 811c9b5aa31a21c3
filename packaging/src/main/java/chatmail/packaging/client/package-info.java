// SPDX-License-Identifier: Apache-2.0
/**
 * A mail client as small as demo and tests need it: IMAP (RFC 9051) and SMTP submission (RFC 6409) over TLS by a real
 * library, and PGP/MIME (RFC 3156) with messages encrypted by the GnuPG of the machine.
 *
 * <p>Start reading at {@link chatmail.packaging.client.MailClient}.
 */
@NullMarked
package chatmail.packaging.client;

import org.jspecify.annotations.NullMarked;
