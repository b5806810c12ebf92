#!/bin/sh
# Trains digits.traineddata: docs/digits.md. usage: train.sh FOLDER
# FOLDER is made, and takes 2 GB: fonts, lines of figures, the states of the training. What is there is
# not made again, so that it can be stopped and begun anew. Some two hours on two cores of Debian 12 with
# the packages tesseract-ocr, python3-numpy, python3-pil and python3-scipy.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$1/fonts" "$1/langdata" "$1/state"
cd "$1"

files=260        # of 200 lines each
iterations=300000  # lines learnt from, in all

# Fonts of many kinds that Debian has, not installed: what is installed changes how pages are drawn.
fonts="
  fonts-arphic-uming fonts-arphic-ukai fonts-arphic-gbsn00lp fonts-arphic-gkai00mp
  fonts-arphic-bkai00mp fonts-arphic-bsmi00lp fonts-wqy-microhei fonts-wqy-zenhei fonts-noto-cjk
  fonts-cwtex-ming fonts-cwtex-heib fonts-cwtex-kai fonts-cwtex-fs fonts-cwtex-yen fonts-hanazono
  fonts-ipafont-mincho fonts-ipafont-gothic fonts-takao-mincho fonts-nanum fonts-unfonts-core
  fonts-baekmuk fonts-droid-fallback fonts-crosextra-carlito fonts-crosextra-caladea
  fonts-liberation fonts-liberation2 fonts-croscore fonts-dejavu-core fonts-freefont-ttf
  fonts-linuxlibertine fonts-texgyre fonts-open-sans fonts-roboto-unhinted fonts-lato
  fonts-sil-gentium fonts-vollkorn fonts-inconsolata fonts-tlwg-loma-ttf
"
if [ ! -e fonts/done ]; then
  # shellcheck disable=SC2086 # a list of words
  apt-get download $fonts
  for package in fonts-*.deb; do dpkg -x "$package" fonts; done
  rm fonts-*.deb
  touch fonts/done
fi

number=1
while [ "$number" -le "$files" ]; do
  name=lines$number
  if [ ! -e "$name.lstmf" ]; then
    /usr/bin/python3 "$here/make_lines.py" fonts "$name" 200 "$number"
    tesseract "$name.tif" "$name" --psm 13 lstm.train 2>/dev/null
    rm "$name.tif"
  fi
  number=$((number + 1))
done

unicharset_extractor --output_unicharset unicharset --norm_mode 1 lines1.box lines2.box lines3.box
echo '# none' >langdata/radical-stroke.txt
combine_lang_model --input_unicharset unicharset --script_dir langdata --output_dir . --lang digits \
  --pass_through_recoder
find "$PWD" -name 'lines*.lstmf' | sort -R --random-source=unicharset >lines.list

# learn RATE LAST OPTION…: up to the iteration LAST
export OMP_THREAD_LIMIT=1  # more threads wait for each other: 5 lines a second instead of 70
learn() {
  rate=$1
  last=$2
  shift 2
  lstmtraining "$@" --traineddata digits/digits.traineddata --model_output state/digits \
    --train_listfile lines.list --learning_rate "$rate" --max_iterations "$last" --debug_interval 0
}
learn 0.002 $((iterations / 6)) --net_spec '[1,36,0,1 Ct3,3,16 Mp3,3 Lfys32 Lfx64 Lrx64 Lfx96 O1c15]'
learn 0.0006 $((iterations * 4 / 6)) --continue_from state/digits_checkpoint --reset_learning_rate
learn 0.0002 "$iterations" --continue_from state/digits_checkpoint --reset_learning_rate

lstmtraining --stop_training --convert_to_int --continue_from state/digits_checkpoint \
  --traineddata digits/digits.traineddata --model_output digits.traineddata
echo "$PWD/digits.traineddata"
