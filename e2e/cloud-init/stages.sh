#!/bin/sh
# stages.sh ROOT CASE CHECK...: runs cloud-init's own stages over a root folder of Debian, as the VM's first start and a
# later start with cloud-init would, then CHECK, with what was written in /mnt/upper. ROOT stays as it is: all goes into
# an overlay that is gone when this ends. Wants root.
set -eu
if [ "${INSIDE-}" != yes ]; then
  INSIDE=yes exec unshare --mount --pid --uts --ipc --net --fork --kill-child sh "$0" "$@"
fi
root=$1
case=$2
shift 2

mount --make-rprivate /
mount -t tmpfs tmpfs /mnt
guest=/mnt/guest
mkdir /mnt/upper /mnt/work "$guest"
mount -t overlay -o "lowerdir=$root,upperdir=/mnt/upper,workdir=/mnt/work" overlay "$guest"
mount -t proc proc "$guest/proc"
mount -t sysfs -o ro sysfs "$guest/sys"
# A /dev of its own: with the machine's, growpart and resizefs would take the machine's disk for the guest's.
mount -t tmpfs tmpfs "$guest/dev"
for device in null:3 zero:5 full:7 random:8 urandom:9; do
  mknod -m 666 "$guest/dev/${device%:*}" c 1 "${device#*:}"
done
ln -s /proc/self/fd "$guest/dev/fd"
cat >"$guest/etc/cloud/cloud.cfg.d/99-no-machine.cfg" <<'END'
growpart: {mode: 'off'}
resize_rootfs: false
network: {config: disabled}
locale: C.UTF-8
END

cp -R "$case/guest" "$guest/opt/fakes"
seed=$guest/var/lib/cloud/seed/config_drive/openstack/latest
mkdir -p "$seed"
cp "$case/user_data" "$seed"
for start in first later; do
  # The engine makes a new instance id for every start with cloud-init.
  sed "s/\"uuid\" : \"[^\"]*\"/\"uuid\" : \"$start\"/" "$case/meta_data.json" >"$seed/meta_data.json"
  mount -t tmpfs tmpfs "$guest/run"
  for stage in 'init --local' init 'modules --mode=config' 'modules --mode=final'; do
    # A failed module is the check's affair. $stage is several words.
    chroot "$guest" /usr/bin/env -i PATH=/opt/fakes/bin:/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 \
      cloud-init $stage >/dev/null 2>&1 || true
  done
  cp "$guest/run/cloud-init/result.json" "/mnt/$start-result.json"
  umount "$guest/run"
done
"$@"
