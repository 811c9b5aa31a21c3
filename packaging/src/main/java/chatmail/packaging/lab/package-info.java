// SPDX-License-Identifier: Apache-2.0
/**
 * A whole relay in a directory of its own: Debian's Postfix and Dovecot with private configuration, our daemons from
 * the ready-to-run tree, free loopback ports, a self-signed certificate. Nothing outside that directory is written,
 * no system service is touched, several can run at once, and closing one stops exactly what it started.
 *
 * <p>It has to be root: Postfix's master insists on it. Our daemons run as an unprivileged user all the same.
 *
 * <p>Start reading at {@link chatmail.packaging.lab.PrivateRelay}; {@link chatmail.packaging.lab.Layout} says where
 * things lie.
 */
@NullMarked
package chatmail.packaging.lab;

import org.jspecify.annotations.NullMarked;
