// SPDX-License-Identifier: Apache-2.0
/**
 * What Dovecot and {@code dovecot-auth.lua} make of a doveauth that is not well: {@code Illness} lists the ways, {@code
 * SickDoveauth} suffers from one of them at a time, {@code IllnessIT} logs in meanwhile.
 */
@NullMarked
package chatmail.packaging.sick;

import org.jspecify.annotations.NullMarked;
