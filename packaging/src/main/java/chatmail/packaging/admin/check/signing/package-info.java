// SPDX-License-Identifier: Apache-2.0
/**
 * Whether others can verify what the milter that runs signs: {@link chatmail.packaging.admin.check.signing.SignatureCheck}
 * hands it a message over its own socket, as Postfix would for somebody who has logged in, and nobody else sees that message.
 * The signatures that come back go to the verifier of the relay, {@code chatmail-milter explain incoming}, which asks DNS as
 * any other relay does. What signs in the end is not the file on the disk but what the milter read when it last could.
 */
@NullMarked
package chatmail.packaging.admin.check.signing;

import org.jspecify.annotations.NullMarked;
