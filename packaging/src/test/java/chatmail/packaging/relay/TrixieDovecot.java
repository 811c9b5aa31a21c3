// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.relay;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The relay of this test class has the Dovecot 2.4 of Debian 13, not this machine's. Where that is not to be had the
 * class is skipped, unless {@code chatmail.require} asks for it.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface TrixieDovecot {}
