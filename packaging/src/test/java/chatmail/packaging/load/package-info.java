// SPDX-License-Identifier: Apache-2.0
/** The load generator's own tests, and a round that is too short to say anything but whether it works. */
package chatmail.packaging.load;
